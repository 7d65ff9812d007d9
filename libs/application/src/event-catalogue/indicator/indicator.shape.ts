import {
  MEASURE_KINDS, TARGET_OPERATORS, type AssignmentId, type BodyId, type DecimalText, type IndicatorContent, type IndicatorMilestone, type LinkedDuty, type LocalDate, type Measurement,
  type MilestoneTarget, type MilestoneTime, type TaskCode,
} from '#libs/domain'; // prettier-ignore
import { day, flag, id, listOf, nullable, object, oneOf, taggedBy, text, wholeNumber } from '../shape.js';

/** Shapes of indicators and measurements, version 1. Numbers are decimal text, never floats. */
const number = id<DecimalText>();
const operator = oneOf(TARGET_OPERATORS);

const target = taggedBy<'kind', MilestoneTarget>('kind', {
  number: object<Extract<MilestoneTarget, { kind: 'number' }>>({
    kind: oneOf(['number']),
    operator,
    value: number,
    tolerance: nullable(number),
    reading: nullable(object<NonNullable<Extract<MilestoneTarget, { kind: 'number' }>['reading']>>({ operator, reason: text })),
  }),
  words: object({ kind: oneOf(['words']), words: text }),
  none: object({ kind: oneOf(['none']) }),
});

const time = taggedBy<'kind', MilestoneTime>('kind', {
  year: object({ kind: oneOf(['year']), year: wholeNumber }),
  day: object({ kind: oneOf(['day']), day: day<LocalDate>() }),
  yearly: object({ kind: oneOf(['yearly']) }),
  unstated: object({ kind: oneOf(['unstated']) }),
});

const milestone = object<IndicatorMilestone>({ code: text, sourceLine: nullable(wholeNumber), when: time, written: nullable(text), target });

export const indicatorContent = object<IndicatorContent>({
  code: text,
  name: text,
  measure: oneOf(MEASURE_KINDS),
  unit: nullable(text),
  denominator: nullable(text),
  scope: nullable(text),
  reporters: listOf(id<BodyId>()),
  milestones: listOf(milestone),
  sample: flag,
});

export const measurement = object<Measurement>({
  unit: nullable(text),
  value: nullable(number),
  numerator: nullable(number),
  denominator: nullable(number),
  words: nullable(text),
  evidence: text,
  source: text,
  simulated: flag,
});

export const linkedDuty = taggedBy<'kind', LinkedDuty>('kind', {
  task: object({ kind: oneOf(['task']), taskCode: id<TaskCode>() }),
  assignment: object({ kind: oneOf(['assignment']), assignmentId: id<AssignmentId>() }),
});
