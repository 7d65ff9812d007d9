import type { DefinitionAct, FigureRow, IndicatorAnswer, IndicatorRow, IndicatorsAnswer, MeasurementAct, MeasurementRow, MilestoneRow, PathRow, WrittenNumber } from '#libs/application';
import { MEASURE_KINDS, TARGET_OPERATORS, type LinkedDuty, type Measurement, type MilestoneStanding, type MilestoneTarget, type UnjudgedReason } from '#libs/domain';
import type { Explained } from '../counted-boards/explanation-address.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { anyOfThese, day, instant, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

type NumberTarget = Extract<MilestoneTarget, { kind: 'number' }>;

const keysOf = (all: Readonly<Record<string, true>>): readonly string[] => Object.keys(all);
const STANDINGS = keysOf({
  met: true, 'not-met': true, 'on-path': true, 'behind-path': true, 'no-measurement': true, 'words-only': true, unjudged: true,
} satisfies Record<MilestoneStanding['kind'], true>); // prettier-ignore
const REASONS = keysOf({ approximate: true, 'no-number': true, 'no-time': true, 'no-path': true, 'no-direction': true } satisfies Record<UnjudgedReason, true>);
const operator = oneOfWords(TARGET_OPERATORS);
/** An exact number as text: never a float. */
const number: Schema = { type: 'string', description: 'Decimal, exact' };

/** What questions about indicators answer. */
export const INDICATOR_SCHEMAS: Readonly<Record<string, Schema>> = {
  WrittenNumber: record<WrittenNumber>({ text: number, rounded: yesOrNo }),
  MilestoneTarget: anyOfThese(
    record<NumberTarget>({
      kind: oneOfWords(['number']), operator, value: number, tolerance: orNull(number), reading: orNull(record<NonNullable<NumberTarget['reading']>>({ operator, reason: text })),
    }), // prettier-ignore
    record<Extract<MilestoneTarget, { kind: 'words' }>>({ kind: oneOfWords(['words']), words: text }),
    record<Extract<MilestoneTarget, { kind: 'none' }>>({ kind: oneOfWords(['none']) }),
  ),
  FigureRow: record<FigureRow>({ period: text, endsOn: day, number: orNull(named('WrittenNumber')), numerator: orNull(number), denominator: orNull(number), words: orNull(text), simulated: yesOrNo }),
  PathRow: record<PathRow>({ on: day, number: named('WrittenNumber'), interpolated: yesOrNo, approximate: yesOrNo, from: text, to: text }),
  MilestoneRow: record<MilestoneRow>({
    code: text, sourceLine: orNull(whole), judgedOn: orNull(day), yearly: yesOrNo, written: orNull(text), target: named('MilestoneTarget'), standing: oneOfWords(STANDINGS),
    unjudged: orNull(oneOfWords(REASONS)), light: orNull(oneOfWords(['green', 'amber', 'red'])), actual: orNull(named('FigureRow')), path: orNull(named('PathRow')), reached: orNull(yesOrNo),
  }), // prettier-ignore
  LinkedDuty: anyOfThese(
    record<Extract<LinkedDuty, { kind: 'task' }>>({ kind: oneOfWords(['task']), taskCode: text }),
    record<Extract<LinkedDuty, { kind: 'assignment' }>>({ kind: oneOfWords(['assignment']), assignmentId: uuid }),
  ),
  IndicatorRow: record<IndicatorRow>({
    indicatorId: uuid, directiveId: uuid, directiveSymbol: text, code: text, name: text, measure: oneOfWords(MEASURE_KINDS), unit: orNull(text), denominator: orNull(text), scope: orNull(text),
    reporters: listOf(text), sample: yesOrNo, status: oneOfWords(['active', 'withdrawn']), revision: whole, body: text, bodyName: text, links: listOf(named('LinkedDuty')),
    pathToday: orNull(named('PathRow')), milestones: listOf(named('MilestoneRow')),
  }), // prettier-ignore
  IndicatorsAnswer: record<Explained<IndicatorsAnswer>>({ explanation: text, moment: MOMENT, indicators: listOf(named('IndicatorRow')), nextCursor: NEXT_CURSOR }),
  Measurement: record<Measurement>({
    unit: orNull(text), value: orNull(number), numerator: orNull(number), denominator: orNull(number), words: orNull(text), evidence: text, source: text, simulated: yesOrNo,
  }), // prettier-ignore
  MeasurementAct: record<MeasurementAct>({
    index: whole, revision: whole, act: oneOfWords(['recorded', 'corrected', 'withdrawn']), recordedAt: instant, actingBody: text, measurement: orNull(named('Measurement')), reason: orNull(text),
  }), // prettier-ignore
  MeasurementRow: record<MeasurementRow>({ body: text, bodyName: text, period: text, endsOn: day, figure: orNull(named('FigureRow')), acts: listOf(named('MeasurementAct')) }),
  DefinitionAct: record<DefinitionAct>({ index: whole, revision: whole, act: oneOfWords(['defined', 'amended', 'withdrawn']), basis: orNull(text) }),
  IndicatorAnswer: record<IndicatorAnswer>({
    moment: MOMENT, indicator: named('IndicatorRow'), changes: listOf(named('DefinitionAct')), measurements: listOf(named('MeasurementRow')), nextCursor: NEXT_CURSOR,
  }), // prettier-ignore
};

/** Which of them each operation answers. */
export const INDICATOR_ANSWERS = {
  IndicatorsController_list: { schema: 'IndicatorsAnswer' },
  IndicatorsController_show: { schema: 'IndicatorAnswer' },
} as const;
