import type { BodyDeviations, ConformanceAnswer, ListedDeviation } from '#libs/application';
import { DEVIATION_KINDS, type Activity, type DurationFigures, type Flow } from '#libs/domain';
import { MOMENT } from './duty-schemas.js';
import { countsOf, day, listOf, named, oneOfWords, orNull, record, text, uuid, whole, type Schema } from './schema-words.js';

const KINDS = oneOfWords(DEVIATION_KINDS);

export const CONFORMANCE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Deviation: record<ListedDeviation>({ kind: KINDS, body: text, revision: orNull(whole), on: day, assignmentId: uuid, taskCode: text }),
  BodyDeviations: record<BodyDeviations>({ body: text, total: whole, kinds: { type: 'object', additionalProperties: whole } }),
  DurationFigures: record<DurationFigures>({ min: whole, median: whole, mean: whole, p90: whole, max: whole }),
  Activity: record<Activity>({ type: text, count: whole, starts: whole, ends: whole, place: { type: 'number' } }),
  Flow: record<Flow>({ from: text, to: text, count: whole, times: named('DurationFigures') }),
  ConformanceAnswer: record<ConformanceAnswer>({
    moment: MOMENT, duties: whole, conforming: whole, kinds: countsOf(DEVIATION_KINDS), bodies: listOf(named('BodyDeviations')), deviations: listOf(named('Deviation')),
    activities: listOf(named('Activity')), flows: listOf(named('Flow')),
  }), // prettier-ignore
};
