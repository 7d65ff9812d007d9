import {
  BODY_CHANGES,
  type BodiesAnswer, type BodyChange, type BodyLife, type BodyLivesAnswer, type BodyRow, type BornName, type DirectiveOverviewAnswer, type DirectiveRow, type DirectivesAnswer, type GroupRow, type ReceiptRow, type ReceiptsAnswer, type SearchAnswer, type SearchHit, type StubRow, type StubsAnswer, type TaskOverview,
} from '#libs/application'; // prettier-ignore
import {
  DEADLINE_FLAGS, DEADLINE_KINDS, DOCUMENT_KINDS, LEAD_MODES, SIGN_CAPACITIES, STATE_SECRECIES, TASK_ROLES, URGENCIES,
  type CompletionRule, type Deadline, type DirectiveContent, type DirectiveItem, type DocumentNumber, type Participant, type PointsRule, type Recipient, type ScanCorrection, type Signatory, type Task, type TaskPoint,
} from '#libs/domain'; // prettier-ignore
import type { Explained } from '../counted-boards/explanation-address.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { anyOfThese, day, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

type Amendment = DirectiveOverviewAnswer['amendments'][number];

/** What questions about directives, receipts and the register answer. */
export const DIRECTIVE_SCHEMAS: Readonly<Record<string, Schema>> = {
  CompletionRule: anyOfThese(
    record<Exclude<CompletionRule, { by: 'quorum' }>>({ by: oneOfWords(['all', 'lead-report', 'first']) }),
    record<Extract<CompletionRule, { by: 'quorum' }>>({ by: oneOfWords(['quorum']), percent: whole }),
  ),
  PointsRule: anyOfThese(
    record<Exclude<PointsRule, { by: 'quorum' }>>({ by: oneOfWords(['all', 'lead-report']) }),
    record<Extract<PointsRule, { by: 'quorum' }>>({ by: oneOfWords(['quorum']), percent: whole }),
  ),
  TaskPoint: record<TaskPoint>({ code: text, text }),
  Deadline: record<Deadline>({
    phrase: orNull(text), kind: oneOfWords(DEADLINE_KINDS), start: orNull(day), due: orNull(day), boundary: orNull(oneOfWords(['inclusive', 'exclusive'])),
    confidence: orNull(oneOfWords(['high', 'medium', 'low'])), sourceLine: orNull(whole), confirmation: oneOfWords(['confirmed', 'proposed']), flags: listOf(oneOfWords(DEADLINE_FLAGS)),
  }), // prettier-ignore
  DocumentNumber: record<DocumentNumber>({ issuer: text, kind: oneOfWords(DOCUMENT_KINDS), year: whole, number: whole, symbol: text }),
  Signatory: record<Signatory>({ capacity: oneOfWords(SIGN_CAPACITIES), onBehalfOf: orNull(text), position: text }),
  Recipient: record<Recipient>({
    text, sourceLine: orNull(whole), bodies: listOf(text), groups: listOf(text), purpose: orNull(oneOfWords(['perform', 'report', 'inform', 'archive'])),
  }), // prettier-ignore
  Participant: record<Participant>({
    role: oneOfWords(TASK_ROLES), body: orNull(text), group: orNull(text), text, mode: orNull(oneOfWords(LEAD_MODES)), external: yesOrNo, implicit: yesOrNo,
  }), // prettier-ignore
  Task: record<Task>({
    code: text, summary: text, expectedOutputs: listOf(text), participants: listOf(named('Participant')), deadlines: listOf(named('Deadline')), completion: named('CompletionRule'),
    partsCompletion: named('CompletionRule'), points: listOf(named('TaskPoint')), pointsCompletion: named('PointsRule'), starred: yesOrNo,
  }), // prettier-ignore
  ScanCorrection: record<ScanCorrection>({ sourceLine: whole, wrong: text, right: orNull(text), confidence: orNull(oneOfWords(['certain', 'high', 'low'])), reason: text }),
  DirectiveItem: record<DirectiveItem>({ code: text, sourceSentence: text, sourceLine: orNull(whole), corrections: listOf(named('ScanCorrection')), tasks: listOf(named('Task')) }),
  DirectiveContent: record<DirectiveContent>({
    directiveId: uuid, number: named('DocumentNumber'), date: day, urgency: oneOfWords(URGENCIES), title: text, signatory: named('Signatory'), recipients: listOf(named('Recipient')), implements: listOf(text),
    items: listOf(named('DirectiveItem')), confirmingBody: text, confirmingFallbacks: listOf(text), supervisingBody: text, sample: yesOrNo,
  }), // prettier-ignore
  DirectiveRow: record<DirectiveRow>({
    directiveId: uuid, symbol: text, urgency: oneOfWords(URGENCIES), title: text, date: day, issuer: text, status: oneOfWords(['drafted', 'issued', 'concluded', 'withdrawn']), sample: yesOrNo, revision: whole, fanOut: named('Ratio'),
  }), // prettier-ignore
  StubRow: record<StubRow>({
    directiveId: uuid, symbol: text, kind: oneOfWords(DOCUMENT_KINDS), date: day, secrecy: oneOfWords(STATE_SECRECIES), issuer: text, holder: text, status: oneOfWords(['kept', 'withdrawn']), revision: whole,
  }), // prettier-ignore
  StubsAnswer: record<StubsAnswer>({ moment: MOMENT, stubs: listOf(named('StubRow')), nextCursor: NEXT_CURSOR }),
  DirectivesAnswer: record<DirectivesAnswer>({ moment: MOMENT, directives: listOf(named('DirectiveRow')), nextCursor: NEXT_CURSOR }),
  TaskOverview: record<TaskOverview>({
    taskCode: text, itemCode: text, summary: text, completion: named('CompletionRule'), complete: yesOrNo, accepted: named('Ratio'), external: named('Ratio'), worst: orNull(named('Standing')), boxes: named('FourBoxes'),
    assignments: listOf(named('DutyRow')),
  }), // prettier-ignore
  DirectiveOverviewAnswer: record<Explained<DirectiveOverviewAnswer>>({
    explanation: text, moment: MOMENT, directive: named('DirectiveRow'), content: named('DirectiveContent'), amendments: listOf(record<Amendment>({ symbol: text, urgency: oneOfWords(URGENCIES), effectiveOn: day, basis: text })),
    acknowledged: named('Ratio'), total: named('FourBoxes'), tasks: listOf(named('TaskOverview')),
  }), // prettier-ignore
  ReceiptRow: record<ReceiptRow>({
    directiveId: uuid, addressee: text, addresseeName: text, state: oneOfWords(['planned', 'sent', 'delivered', 'registered']), arrivalNumberRaw: orNull(text), arrivalNumber: orNull(text),
    numberNeedsChecking: yesOrNo, arrivalDate: orNull(day), passedTo: orNull(text), revision: whole,
  }), // prettier-ignore
  ReceiptsAnswer: record<ReceiptsAnswer>({ moment: MOMENT, receipts: listOf(named('ReceiptRow')), registered: named('Ratio') }),
  SearchHit: record<SearchHit>({ kind: oneOfWords(['directive', 'task', 'assignment', 'body']), id: text, title: text, excerpt: text, directiveId: orNull(uuid) }),
  SearchAnswer: record<SearchAnswer>({ moment: MOMENT, hits: listOf(named('SearchHit')), nextCursor: NEXT_CURSOR }),
  BodyRow: record<BodyRow>({
    bodyId: text, name: text, kind: text, level: text, parentId: orNull(text), external: yesOrNo, from: day, lastDay: orNull(day), predecessors: listOf(text), successors: listOf(text),
  }), // prettier-ignore
  BodyLife: record<BodyLife>({
    bodyId: text, names: listOf(record<BornName>({ from: day, name: text })), from: day, lastDay: orNull(day), external: yesOrNo, predecessors: listOf(text), successors: listOf(text),
    changes: listOf(record<BodyChange>({ kind: oneOfWords([...BODY_CHANGES]), on: day, basis: text })),
  }), // prettier-ignore
  BodyLivesAnswer: record<BodyLivesAnswer>({ moment: MOMENT, bodies: listOf(named('BodyLife')) }),
  GroupRow: record<GroupRow>({ groupId: text, name: text, open: yesOrNo, members: listOf(text) }),
  BodiesAnswer: record<BodiesAnswer>({ moment: MOMENT, bodies: listOf(named('BodyRow')), groups: listOf(named('GroupRow')), revision: whole }),
};
