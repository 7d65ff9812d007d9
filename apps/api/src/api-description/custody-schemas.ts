import type {
  CoordinationAnswer, CoordinationRow, CoordinatorStatistics, CustodyAnswer, CustodyBoardAnswer, CustodyGroup, CustodySpanRow, CustodyTotal, CustodyView, SilentCoordinatorRow, SilentCoordinatorsAnswer, Wording,
} from '#libs/application'; // prettier-ignore
import { COORDINATION_STATES, CUSTODY_PARTIES } from '#libs/domain';
import type { Explained } from '../counted-boards/explanation-address.js';
import { countsOf, day, instant, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const MOMENT = named('Moment');
const WORDING = record<Wording>({ vi: text, en: text });
const DAYS = countsOf(CUSTODY_PARTIES);
const PARTY = oneOfWords(CUSTODY_PARTIES);
const TOTAL = { days: DAYS, workingDays: whole, duties: whole } as const;
const COORDINATION = {
  coordinator: text, coordinatorName: text, state: oneOfWords(COORDINATION_STATES), stateName: WORDING, requestedAt: instant, requestRevision: whole, answerDue: orNull(day), settledAt: orNull(instant),
  late: yesOrNo, workingDaysLate: whole,
} as const; // prettier-ignore

export const CUSTODY_SCHEMAS: Readonly<Record<string, Schema>> = {
  CustodySpanRow: record<CustodySpanRow>({ party: PARTY, partyName: WORDING, body: orNull(text), bodyName: orNull(text), first: day, last: day, workingDays: whole }),
  CustodyView: record<CustodyView>({ assignedOn: day, until: day, ended: yesOrNo, calendarVersion: whole, workingDays: whole, days: DAYS, spans: listOf(named('CustodySpanRow')) }),
  CustodyAnswer: record<CustodyAnswer>({ moment: MOMENT, assignmentId: uuid, custody: named('CustodyView') }),
  CustodyTotal: record<CustodyTotal>(TOTAL),
  CustodyGroup: record<CustodyGroup>({ ...TOTAL, key: text, name: text }),
  CustodyBoardAnswer: record<CustodyBoardAnswer>({ moment: MOMENT, calendarVersion: whole, total: named('CustodyTotal'), groups: listOf(named('CustodyGroup')) }),
  CoordinationRow: record<CoordinationRow>(COORDINATION),
  CoordinationAnswer: record<CoordinationAnswer>({ moment: MOMENT, coordinators: listOf(named('CoordinationRow')) }),
  SilentCoordinatorRow: record<SilentCoordinatorRow>({ ...COORDINATION, assignmentId: uuid, taskCode: text, summary: text, lead: text, leadName: text }),
  CoordinatorStatistics: record<CoordinatorStatistics>({ coordinator: text, name: text, answered: named('Ratio'), late: named('Ratio') }),
  SilentCoordinatorsAnswer: record<Explained<SilentCoordinatorsAnswer>>({ explanation: text, moment: MOMENT, coordinators: listOf(named('CoordinatorStatistics')), silent: listOf(named('SilentCoordinatorRow')), nextCursor: orNull(text) }),
};

export const CUSTODY_ANSWERS: Readonly<Record<string, { readonly schema: string }>> = {
  CustodyController_custody: { schema: 'CustodyAnswer' },
  CustodyController_coordination: { schema: 'CoordinationAnswer' },
  CustodyBoardsController_custody: { schema: 'CustodyBoardAnswer' },
  CustodyBoardsController_silentCoordinators: { schema: 'SilentCoordinatorsAnswer' },
};
