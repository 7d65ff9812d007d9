import { REPORT_STANDINGS, type ReportStandingKind, type ReportTier } from '#libs/domain';

/**
 * Numbers of reports. `reported`: of the present period of an obligation, or of each period of one; `overdue`: units' reports past
 * their due day; `missing`: reports of both tiers that are not there, past their due day or at all.
 */
export const REPORT_NUMBERS = ['reported.k', 'reported.n', 'overdue', 'missing.overdue', 'missing.all'] as const;
type ReportNumber = (typeof REPORT_NUMBERS)[number];

/** One way in which a report can count. There are a few dozen, each made once: two reports count alike when it is the same. */
export interface ReportWay {
  readonly place: number;
  readonly standing: ReportStandingKind;
  readonly sentBack: boolean;
  readonly counts: Readonly<Partial<Record<ReportNumber, 1>>>;
}

type Known = readonly [tier: ReportTier, standing: ReportStandingKind, sentBack: boolean, isCounted: boolean];

function countsOf(...[tier, standing, , isCounted]: Known): ReportWay['counts'] {
  const isReported = standing.startsWith('reported');
  const isOverdue = standing === 'missing-overdue';
  return {
    ...(tier === 'unit' && isCounted && { 'reported.n': 1 }),
    ...(tier === 'unit' && isCounted && isReported && { 'reported.k': 1 }),
    ...(tier === 'unit' && isOverdue && { overdue: 1 }),
    ...(!isReported && { 'missing.all': 1 }),
    ...(isOverdue && { 'missing.overdue': 1 }),
  };
}

const PLACES = Object.fromEntries(REPORT_STANDINGS.map((standing, place) => [standing, place])) as Readonly<Record<ReportStandingKind, number>>;
const placeOf = (...[tier, standing, sentBack, isCounted]: Known): number => PLACES[standing] * 8 + (tier === 'unit' ? 4 : 0) + (sentBack ? 2 : 0) + (isCounted ? 1 : 0);

/** By place. */
export const REPORT_WAYS: readonly ReportWay[] = REPORT_STANDINGS.flatMap((standing) => {
  const known = (['consolidated', 'unit'] as const).flatMap((tier) => [false, true].flatMap((sentBack) => [false, true].map((isCounted): Known => [tier, standing, sentBack, isCounted])));
  return known.map((each): ReportWay => ({ place: placeOf(...each), standing, sentBack: each[2], counts: countsOf(...each) }));
});

/** `isCounted`: its period is one whose reports are counted as reported. */
export const reportWay = (...known: Known): ReportWay => REPORT_WAYS[placeOf(...known)] as ReportWay;
