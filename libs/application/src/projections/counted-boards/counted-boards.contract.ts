import type { BodyId, DirectiveId, DueReading, ReportingId } from '#libs/domain';
import type { AsOf, Asked, Moment, Page } from '../../queries/contract.js';
import type { CustodyBoardQuestion } from '../custody/custody.contract.js';
import type { BoardSteps } from '../overdue-board/board-steps.js';
import type { CountedSubject, Facts } from './counted-board.js';

/** A board whose numbers can be compared and explained, narrowed as its own question narrows it. */
export type AskedBoard =
  | { readonly of: 'inbox'; readonly body: BodyId }
  | { readonly of: 'custody'; readonly by: CustodyBoardQuestion['by']; readonly narrow: CustodyBoardQuestion['narrow'] }
  | { readonly of: 'coordinators' }
  /** Groups are obligations, or the periods of the one that is named. */
  | { readonly of: 'reports'; readonly obligationId: ReportingId | null; readonly body: BodyId | null }
  | { readonly of: 'indicators'; readonly narrow: { readonly directiveId: DirectiveId | null; readonly body: BodyId | null } }
  | { readonly of: 'ranking'; readonly office: BodyId; readonly period: string; readonly against: DueReading }
  /** Groups are its tasks. */
  | { readonly of: 'directive'; readonly directiveId: DirectiveId }
  /** Groups are its tasks. */
  | { readonly of: 'fan-out'; readonly directiveId: DirectiveId }
  | { readonly of: 'update-rate'; readonly directiveId: DirectiveId };

/**
 * What happened to a thing between two moments; one may have several kinds. `came`, `went`: it is counted only after, only
 * before. `reassigned`: another body has it. `moved`: it counts in other numbers, and no other kind tells of it. `facts-changed`: what
 * else is said of it differs, such as its due day or its figure.
 */
export const THING_CHANGE_KINDS = ['became-late', 'no-longer-late', 'came', 'went', 'reassigned', 'moved', 'facts-changed'] as const;
export type ThingChangeKind = (typeof THING_CHANGE_KINDS)[number];

/** `asked.asOf` is the later moment. `kind`: only those changes; null = all. */
export class CountedDifferenceQuestion {
  constructor(
    readonly asked: Asked,
    readonly since: AsOf,
    readonly board: AskedBoard,
    readonly kind: ThingChangeKind | null,
    readonly page: Page,
  ) {}
}

export interface MovedNumber {
  /** By the path of its field in the answer of the board. */
  readonly number: string;
  readonly before: number;
  readonly after: number;
}

export interface MovedGroup {
  readonly key: string;
  readonly name: string;
  /** Those that moved. */
  readonly numbers: readonly MovedNumber[];
  /** What is said of the group besides, such as its place in a ranking; null = there was no such group. */
  readonly before: Facts | null;
  readonly after: Facts | null;
}

/** How a thing stands on one side. */
export interface CountedSide {
  readonly group: string | null;
  readonly body: BodyId | null;
  readonly bodyName: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly facts: Facts;
}

/** A thing that changed, with the acts and days that moved it. */
export interface CountedChange extends BoardSteps {
  readonly subject: CountedSubject;
  readonly kinds: readonly ThingChangeKind[];
  /** Null = it was not counted. */
  readonly before: CountedSide | null;
  /** Null = it is not counted any more; when the asker may not know of it any more, no steps are told either. */
  readonly after: CountedSide | null;
}

export interface CountedDifferenceAnswer {
  readonly since: Moment;
  readonly moment: Moment;
  /** Every number in total that anything counts in, at either moment. */
  readonly numbers: readonly MovedNumber[];
  /** Those of which a number or a fact moved. */
  readonly groups: readonly MovedGroup[];
  /** How many changes there are of each kind, whichever kind is asked for. */
  readonly kinds: Readonly<Record<ThingChangeKind, number>>;
  /** Nearest day first. */
  readonly changes: readonly CountedChange[];
  readonly nextCursor: string | null;
}

/** Which things one number of a board is made of. `group`: of that group only; null = the total. */
export class CountedExplanationQuestion {
  constructor(
    readonly asked: Asked,
    readonly board: AskedBoard,
    readonly number: string,
    readonly group: string | null,
    readonly page: Page,
  ) {}
}

/** A thing that is counted, with everything that put it where it stands; without steps when the asker may not know of it any more, and its days count on. */
export interface ExplainedThing extends BoardSteps {
  readonly subject: CountedSubject;
  readonly side: CountedSide;
  /** By how much it counts: 1, or its days. */
  readonly weight: number;
}

export interface CountedExplanationAnswer {
  /** Asked again for exactly this, as `index:<index>@<instant>`, the answer is the same whatever came after. */
  readonly moment: Moment;
  readonly number: string;
  readonly group: string | null;
  /** How the group is called; null without one, and for one of which nothing is counted: the asker need not know of it. */
  readonly groupName: string | null;
  /** The number itself: what all things together, of all pages, count for. */
  readonly count: number;
  /** Nearest day first. */
  readonly things: readonly ExplainedThing[];
  readonly nextCursor: string | null;
}
