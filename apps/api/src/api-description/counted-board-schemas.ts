import { THING_CHANGE_KINDS, type CountedChange, type CountedDifferenceAnswer, type CountedSide, type CountedSubject, type ExplainedThing, type MovedGroup, type MovedNumber } from '#libs/application';
import type { CountedExplanationView } from '../counted-boards/counted-desk.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { countsOf, listOf, named, oneOfWords, orNull, record, text, uuid, whole, type Schema } from './schema-words.js';

const STEPS = { steps: listOf(named('BoardStep')), earlierSteps: whole } as const;
const NUMBERS: Schema = { type: 'object', additionalProperties: whole };
const FACTS: Schema = { type: 'object', additionalProperties: orNull(text) };

/** What every board answers about two moments, and about one of its numbers. */
export const COUNTED_BOARD_SCHEMAS: Readonly<Record<string, Schema>> = {
  CountedSubject: record<CountedSubject>({ kind: oneOfWords(['duty', 'planned', 'coordinator', 'report', 'milestone']), id: text, part: orNull(text), code: text, title: text, directiveId: orNull(uuid) }),
  CountedSide: record<CountedSide>({ group: orNull(text), body: orNull(text), bodyName: orNull(text), counts: NUMBERS, facts: FACTS }),
  CountedChange: record<CountedChange>({ subject: named('CountedSubject'), kinds: listOf(oneOfWords(THING_CHANGE_KINDS)), before: orNull(named('CountedSide')), after: orNull(named('CountedSide')), ...STEPS }),
  MovedNumber: record<MovedNumber>({ number: text, before: whole, after: whole }),
  MovedGroup: record<MovedGroup>({ key: text, name: text, numbers: listOf(named('MovedNumber')), before: orNull(FACTS), after: orNull(FACTS) }),
  CountedDifferenceAnswer: record<CountedDifferenceAnswer>({
    since: MOMENT, moment: MOMENT, numbers: listOf(named('MovedNumber')), groups: listOf(named('MovedGroup')), kinds: countsOf(THING_CHANGE_KINDS), changes: listOf(named('CountedChange')), nextCursor: NEXT_CURSOR,
  }), // prettier-ignore
  ExplainedThing: record<ExplainedThing>({ subject: named('CountedSubject'), side: named('CountedSide'), weight: whole, ...STEPS }),
  CountedExplanation: record<CountedExplanationView>({
    moment: MOMENT, number: text, group: orNull(text), groupName: orNull(text), count: whole, things: listOf(named('ExplainedThing')), nextCursor: NEXT_CURSOR,
    log: orNull(record<NonNullable<CountedExplanationView['log']>>({ size: whole, root: text })), explanation: text,
  }), // prettier-ignore
};

const BOARDS = ['inbox', 'custody', 'coordinators', 'reports', 'indicators', 'ranking', 'directive', 'fanOut', 'updateRate'] as const;

/** Which of them each operation answers. */
export const COUNTED_BOARD_ANSWERS: Readonly<Record<string, { readonly schema: string }>> = Object.fromEntries(
  BOARDS.flatMap((board) => [
    [`CountedBoardsController_${board}Difference`, { schema: 'CountedDifferenceAnswer' }],
    [`CountedBoardsController_${board}Explanation`, { schema: 'CountedExplanation' }],
  ]),
);
