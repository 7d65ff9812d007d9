import type { BodyId, DirectiveId } from '#libs/domain';
import type { Moment } from '../../queries/contract.js';
import type { PastView } from '../reading/past-view.js';
import type { ReadModelName } from '../reading/query-sources.js';
import type { ThingSums } from './thing-sums.js';

/** One thing that a board counts, as it stands at a moment. */
export interface CountedThing {
  /** The same at every moment, and of no other thing of the board. */
  readonly key: string;
  /** Number of the day by which it is listed, the nearest first; `NO_DAY` for none. */
  readonly day: number;
  /** The group whose numbers it is among; null = it counts in the total only. */
  readonly group: string | null;
  readonly body: BodyId | null;
  /** By how much it counts in each number, named by the path of its field; none in those that are absent. */
  readonly counts: Readonly<Record<string, number>>;
  /** What else the board says of it. */
  readonly facts: Facts;
}

export type Facts = Readonly<Record<string, string | null>>;

/** What a thing is, and where it is found. */
export interface CountedSubject {
  readonly kind: 'duty' | 'planned' | 'coordinator' | 'report' | 'milestone';
  /** Of the duty, made or planned, of the obligation to report, of the indicator. */
  readonly id: string;
  /** Period, coordinator, unit or milestone within it; null = the whole. */
  readonly part: string | null;
  readonly code: string;
  readonly title: string;
  readonly directiveId: DirectiveId | null;
}

/** A thing at two moments; null = it is not counted, or the asker may not know of it, then. */
export interface ThingPair<T extends CountedThing = CountedThing> {
  readonly before: T | null;
  readonly after: T | null;
}

/** An act of the log that can have moved a thing. */
export interface ActPlace {
  /** Dense index. */
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
}

/**
 * A board as the things that it counts, for one asker and one narrowing: every number of it is the sum of what they count for.
 * Good for one question.
 */
export interface CountedBoard<T extends CountedThing = CountedThing> {
  /** Besides those that every view needs. */
  readonly models: readonly ReadModelName[];
  /** A thing that counts in one of these is late. */
  readonly late: readonly string[];
  /** Takes over what was recorded since, and reads what has to be read beforehand for what is asked up to the last of the views. @throws ReadModelMissingError */
  refresh(views: readonly PastView[]): Promise<void>;
  /** What is counted at the moment of the view; null = the asker may not know of such a board. */
  things(view: PastView): Iterable<T> | null;
  nameOf(group: string, view: PastView): string;
  /** What is said of a group besides its numbers. */
  factsOf?(view: PastView): ReadonlyMap<string, Facts>;
  /** Null when the asker may not know of it at the moment of the view. */
  subject(thing: T, view: PastView): CountedSubject | null;
  /** For boards on which a thing counts on for an asker who may not know any more what became of it: as it was known. */
  once?(thing: T, view: PastView): CountedSubject | null;
  /** The acts after `since` and up to `until` (dense indexes) that can have moved it, in order. */
  acts(thing: T, since: number, until: number): readonly ActPlace[];
  /** For boards of so many things that making each costs too much: the numbers that they come to; null as for `things`. */
  sums?(view: PastView): ThingSums | null;
  /** For such boards: the things that stand otherwise at the later moment. */
  changed?(then: PastView, now: PastView): Iterable<ThingPair<T>>;
  /**
   * For boards that know them: the only days (their numbers) at whose end the thing can come to stand otherwise by time alone, by what
   * was known at that moment. Of the others each such day is looked for.
   */
  turns?(thing: T, moment: Moment): readonly number[];
  /** How it stood at any moment, in words that are equal when it stood the same; empty when there was none. */
  standing(thing: T, moment: Moment): string;
}

/** How a thing stands, in words. */
export const standingOf = ({ body, counts, facts }: Pick<CountedThing, 'body' | 'counts' | 'facts'>): string => JSON.stringify([body, counts, facts]);
