import type { NoticeKind } from './notice.js';

/**
 * Kinds that may be left out, by group: news that asks nothing of the body, sets it no day and takes nothing from it. Every other kind is one that
 * the rules make somebody answer to (duties and their days, decisions that are asked for, the ladder, urgings, inspections, reports owed): nobody is without those.
 */
const LEFT_TO_CHOICE = {
  outcomes: ['result-accepted', 'lateness-waived', 'completed-by-parts', 'point-confirmed', 'explanation-accepted', 'consolidation-accepted'],
  measurements: ['measurement-recorded', 'measurement-mended'],
  stars: ['duty-starred', 'star-removed'],
} as const satisfies Readonly<Record<string, readonly NoticeKind[]>>;

export type NoticeGroup = keyof typeof LEFT_TO_CHOICE;
export const NOTICE_GROUPS = Object.keys(LEFT_TO_CHOICE) as readonly NoticeGroup[];

export const isNoticeGroup = (value: unknown): value is NoticeGroup => NOTICE_GROUPS.includes(value as NoticeGroup);

/** The kinds of these groups. */
export const kindsOf = (groups: readonly NoticeGroup[]): readonly NoticeKind[] => groups.flatMap((group): readonly NoticeKind[] => LEFT_TO_CHOICE[group]);
