import { BOARD_NUMBERS, CHANGE_KINDS, type BoardChange, type BoardDifferenceAnswer, type BoardStep, type CountedDuty, type GroupDifference } from '#libs/application';
import type { ExplanationView } from '../boards/board-explanation.controller.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { anyOfThese, countsOf, day, listOf, named, oneOfWords, orNull, record, text, whole, type Schema } from './schema-words.js';

export const BOARD_SCHEMAS: Readonly<Record<string, Schema>> = {
  BoardStep: anyOfThese(
    record<Extract<BoardStep, { by: 'act' }>>({
      by: oneOfWords(['act']), index: whole, type: text, title: record<{ vi: string; en: string }>({ vi: text, en: text }), body: text, occurredOn: day, recordedAt: { type: 'string', format: 'date-time' },
    }), // prettier-ignore
    record<Extract<BoardStep, { by: 'time' }>>({ by: oneOfWords(['time']), day }),
  ),
  BoardChange: record<BoardChange>({ kinds: listOf(oneOfWords(CHANGE_KINDS)), before: orNull(named('DutyRow')), after: orNull(named('DutyRow')), steps: listOf(named('BoardStep')), earlierSteps: whole }),
  GroupDifference: record<GroupDifference>({ key: text, name: text, before: named('FourBoxes'), after: named('FourBoxes') }),
  BoardDifferenceAnswer: record<BoardDifferenceAnswer>({
    since: MOMENT, moment: MOMENT, total: record<BoardDifferenceAnswer['total']>({ before: named('FourBoxes'), after: named('FourBoxes') }),
    groups: listOf(named('GroupDifference')), kinds: countsOf(CHANGE_KINDS), changes: listOf(named('BoardChange')), nextCursor: NEXT_CURSOR,
  }), // prettier-ignore
  CountedDuty: record<CountedDuty>({ duty: named('DutyRow'), steps: listOf(named('BoardStep')), earlierSteps: whole }),
  BoardExplanation: record<ExplanationView>({
    moment: MOMENT, number: oneOfWords(BOARD_NUMBERS), count: whole, duties: listOf(named('CountedDuty')), nextCursor: NEXT_CURSOR,
    log: orNull(record<NonNullable<ExplanationView['log']>>({ size: whole, root: text })), explanation: text,
  }), // prettier-ignore
};
