export type Desk = 'receipt' | 'directive' | 'answer' | 'inspect' | 'oversee' | 'reporting' | 'report' | 'review' | 'indicator' | 'ranking' | 'delegate' | 'key';
/** At which desk which events come about. */
const DESKS: readonly (readonly [RegExp, Desk])[] = [
  [/^Arrival/, 'receipt'], [/^Directive/, 'directive'], [/^(Urging|Explanation)/, 'answer'], [/^Inspection/, 'inspect'], [/^(Oversight|EarlyWarning)/, 'oversee'], [/^Report(ing|Sched)/, 'reporting'],
  [/^(UnitReport|NilReport|Consolidation)/, 'report'], [/^Review/, 'review'], [/^(Indicator|Measurement)/, 'indicator'], [/^Ranking/, 'ranking'], [/Delegat/, 'delegate'], [/^LogKey/, 'key'],
]; // prettier-ignore

/** At which desk an event of that type can come about; empty when at none. */
export const desksOf = (type: string): readonly Desk[] => DESKS.flatMap(([known, desk]) => (known.test(type) ? [desk] : []));
