import type { BodyId, DirectiveId, LocalDate } from '../../kernel/index.js';
import type { Evidence } from '../evidence.js';

declare const brand: unique symbol;
/** UUID of an oversight. */
export type OversightId = string & { readonly [brand]: 'OversightId' };
export const oversightId = (value: string): OversightId => value as OversightId;

/** Whose oversight it is. The Party's own is the one this system carries; that of the councils and that of the Front follow other rules. */
export const OVERSIGHT_KINDS = ['party', 'peoples-council', 'fatherland-front'] as const;
export type OversightKind = (typeof OVERSIGHT_KINDS)[number];
/** Chuyên đề, about one subject within a time; thường xuyên, going on. */
export const OVERSIGHT_MODES = ['thematic', 'continuous'] as const;
export type OversightMode = (typeof OVERSIGHT_MODES)[number];

/** What an oversight is opened with. */
export interface OversightOpening {
  readonly oversightId: OversightId;
  readonly kind: OversightKind;
  readonly mode: OversightMode;
  readonly overseeingBody: BodyId;
  readonly overseenBodies: readonly BodyId[];
  readonly subject: string;
  /** Decision, programme or plan by which it is done. */
  readonly basis: string;
  /** The directive whose carrying-out is watched; null = none in particular. */
  readonly directiveId: DirectiveId | null;
  readonly from: LocalDate;
  /** Last day; null for a continuous one. */
  readonly to: LocalDate | null;
}

/** Something seen, which may be that nothing was found. */
export interface Observation {
  /** Running number, from 1. */
  readonly number: number;
  /** Null = about all of them. */
  readonly body: BodyId | null;
  readonly date: LocalDate;
  readonly text: string;
  readonly evidence: Evidence;
}

/** Told early, before it becomes a wrong. */
export interface EarlyWarning {
  readonly number: number;
  readonly body: BodyId;
  readonly text: string;
  /** Numbers of the observations it rests on. */
  readonly observations: readonly number[];
}

/** What an oversight has put down, each kind with numbers of its own. */
export const OVERSIGHT_ENTRIES = ['observation', 'warning', 'recommendation', 'proposal'] as const;
export type OversightEntry = (typeof OVERSIGHT_ENTRIES)[number];

/** Stream `oversight-<id>` (giám sát): it watches and warns; it concludes nothing and gives no duty. */
export type OversightEvent =
  | { readonly type: 'OversightOpened'; readonly data: OversightOpening }
  | { readonly type: 'OversightObserved'; readonly data: Observation }
  | { readonly type: 'EarlyWarningGiven'; readonly data: EarlyWarning }
  | { readonly type: 'OversightRecommended'; readonly data: { readonly number: number; readonly to: readonly BodyId[]; readonly text: string } }
  /** The subject should be inspected; whoever decides may refer to this oversight. */
  | { readonly type: 'InspectionProposed'; readonly data: { readonly bodies: readonly BodyId[]; readonly reason: string } }
  | { readonly type: 'OversightEnded'; readonly data: { readonly summary: string } }
  /** R15: something was put down by mistake; it stays to be read. `number`: of its kind, from 1. */
  | { readonly type: 'OversightEntryTakenBack'; readonly data: { readonly entry: OversightEntry; readonly number: number; readonly reason: string } }
  /** R15: it goes on where it stood before. */
  | { readonly type: 'OversightEndTakenBack'; readonly data: { readonly reason: string } };
