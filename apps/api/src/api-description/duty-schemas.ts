import type {
  AssignmentAnswer, AssignmentHistoryAnswer, CascadeNode, CascadeTreeAnswer, DutiesBehindAnswer, DutyRow, FourBoxes, FourBoxesAnswer, HeatMapAnswer, HeatMapCell, HeatMapRow, HistoryEntry, InboxAnswer, LeavingBody, LeftBehindAnswer, LeftBehindRow, Moment, OverdueBoardAnswer, OverdueGroup, PeriodCounts, PeriodOfDuty, Ratio,
} from '#libs/application'; // prettier-ignore
import { LEAD_MODES, REPORT_RHYTHMS, type AssignmentStatus, type Box, type BoxStanding, type Line, type Standing } from '#libs/domain';
import { INBOX_FILTERS } from '../boards/boards.dto.js';
import type { Explained } from '../counted-boards/explanation-address.js';
import { anyOfThese, anything, countsOf, day, instant, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const keysOf = (all: Readonly<Record<string, true>>): readonly string[] => Object.keys(all);
const BOXES = keysOf({ 'done-on-time': true, 'done-late': true, 'in-time': true, overdue: true } satisfies Record<Box, true>);
const LINES = keysOf({ standing: true, recurring: true, undated: true, conditional: true, suspended: true, withdrawn: true, external: true } satisfies Record<Line, true>);
const STATUSES = keysOf({
  none: true, assigned: true, acknowledged: true, 'in-progress': true, submitted: true, accepted: true, closed: true, 'returned-to-issuer': true, suspended: true, withdrawn: true,
} satisfies Record<AssignmentStatus, true>); // prettier-ignore

const FOUR_BOXES = {
  boxes: countsOf(BOXES),
  awaitingConfirmation: record<FourBoxes['awaitingConfirmation']>({ inTime: whole, overdue: whole }),
  extended: whole,
  lateEntries: whole,
  lines: countsOf(LINES),
  completion: named('Ratio'),
  onTime: named('Ratio'),
  periods: named('PeriodCounts'),
  total: whole,
} as const;

const DUTY_ROW = {
  assignmentId: uuid, directiveId: uuid, directiveSymbol: text, taskCode: text, summary: text, body: text, bodyName: text, mode: oneOfWords(LEAD_MODES), status: oneOfWords(STATUSES),
  standing: named('Standing'), originalDue: orNull(day), currentDue: orNull(day), acknowledgementDue: orNull(day), acknowledged: yesOrNo, acknowledgementLate: yesOrNo, holder: orNull(text),
  percent: orNull({ type: 'number' }), extensionPending: yesOrNo, extensionsGranted: whole, starred: yesOrNo, revision: whole, period: orNull(named('PeriodOfDuty')),
} as const; // prettier-ignore

export const MOMENT = named('Moment');
export const NEXT_CURSOR = orNull(text);

/** What questions about duties answer, by the names that generated clients give them. */
export const DUTY_SCHEMAS: Readonly<Record<string, Schema>> = {
  Moment: record<Moment>({ index: whole, at: instant }),
  Ratio: record<Ratio>({ k: whole, n: whole }),
  BoxStanding: record<BoxStanding>({
    kind: oneOfWords(['box']), box: oneOfWords(BOXES), awaitingConfirmation: yesOrNo, dueSoon: yesOrNo, daysOverdue: whole, extended: yesOrNo, extensionPending: yesOrNo,
  }), // prettier-ignore
  LineStanding: record<Extract<Standing, { kind: 'line' }>>({ kind: oneOfWords(['line']), line: oneOfWords(LINES), done: yesOrNo }),
  Standing: anyOfThese(named('BoxStanding'), named('LineStanding')),
  DutyRow: record<DutyRow>(DUTY_ROW),
  PeriodOfDuty: record<PeriodOfDuty>({ rhythm: oneOfWords(REPORT_RHYTHMS), key: text, from: day, to: day }),
  PeriodCounts: record<PeriodCounts>({ boxes: countsOf(BOXES), completion: named('Ratio'), onTime: named('Ratio'), withoutDueDay: named('Ratio'), suspended: whole, lapsed: whole }),
  FourBoxes: record<FourBoxes>(FOUR_BOXES),
  OverdueGroup: record<OverdueGroup>({ ...FOUR_BOXES, key: text, name: text }),
  InboxAnswer: record<Explained<InboxAnswer>>({ explanation: text, moment: MOMENT, counts: countsOf(INBOX_FILTERS), duties: listOf(named('DutyRow')), nextCursor: NEXT_CURSOR }),
  LeftBehindAnswer: record<LeftBehindAnswer>({
    moment: MOMENT, bodies: listOf(record<LeavingBody>({ body: text, bodyName: text, lastDay: day, duties: whole })), duties: listOf(record<LeftBehindRow>({ ...DUTY_ROW, ended: listOf(text) })), nextCursor: NEXT_CURSOR,
  }), // prettier-ignore
  OverdueBoardAnswer: record<Explained<OverdueBoardAnswer>>({ explanation: text, moment: MOMENT, total: named('FourBoxes'), groups: listOf(named('OverdueGroup')), overdue: listOf(named('DutyRow')), nextCursor: NEXT_CURSOR }),
  FourBoxesAnswer: record<Explained<FourBoxesAnswer>>({ explanation: text, moment: MOMENT, total: named('FourBoxes') }),
  DutiesBehindAnswer: record<DutiesBehindAnswer>({ moment: MOMENT, total: whole, duties: listOf(named('DutyRow')), nextCursor: NEXT_CURSOR }),
  HeatMapCell: record<HeatMapCell>({ month: text, boxes: countsOf(BOXES) }),
  HeatMapRow: record<HeatMapRow>({ body: text, bodyName: text, cells: listOf(named('HeatMapCell')) }),
  HeatMapAnswer: record<HeatMapAnswer>({ moment: MOMENT, months: listOf(text), bodies: listOf(named('HeatMapRow')) }),
  AssignmentAnswer: record<AssignmentAnswer>({ moment: MOMENT, duty: named('DutyRow'), sourceSentence: orNull(text), sourceLine: orNull(whole), facts: anything, custody: named('CustodyView') }),
  HistoryEntry: record<HistoryEntry>({
    revision: whole, index: orNull(whole), position: text, type: text, title: record<HistoryEntry['title']>({ vi: text, en: text }), actor: text, preparedBy: text, body: text, actingFor: orNull(text), occurredOn: day,
    recordedAt: { type: 'string', format: 'date-time' }, lateEntryBasis: orNull(text), data: anything, policyVersion: whole, calendarVersion: whole,
  }, ['preparedBy']), // prettier-ignore
  AssignmentHistoryAnswer: record<AssignmentHistoryAnswer>({ moment: MOMENT, entries: listOf(named('HistoryEntry')), nextCursor: NEXT_CURSOR }),
  CascadeNode: record<CascadeNode>({ duty: named('DutyRow'), depth: whole, partsCompletion: named('CompletionRule'), parts: named('Ratio'), children: listOf(named('CascadeNode')) }),
  CascadeTreeAnswer: record<CascadeTreeAnswer>({ moment: MOMENT, roots: listOf(named('CascadeNode')) }),
};
