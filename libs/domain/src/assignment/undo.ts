import type { CorrectableAct } from './events.js';
import type { AssignmentState, UndoneFields } from './state.js';

/**
 * Acts whose replaced fields are remembered. Completion by parts is not an act of anybody, so no counter-act names it:
 * it is taken back when the parts no longer meet the rule.
 */
export type RememberedAct = CorrectableAct | 'completion-by-parts';
export type Undo = AssignmentState['undo'];

type Track = 'course' | 'extension' | 'review' | 'periods' | 'lateness';

/** Acts of one track build on one another: the later ones must go before the earlier ones can. */
const TRACK: Readonly<Record<RememberedAct, Track>> = {
  acknowledgement: 'course',
  progress: 'course',
  submission: 'course',
  acceptance: 'course',
  'return-for-rework': 'course',
  'lateness-waiver': 'lateness',
  closure: 'course',
  'external-result': 'course',
  suspension: 'course',
  withdrawal: 'course',
  'return-to-issuer': 'course',
  'completion-by-parts': 'course',
  'extension-decision': 'extension',
  'extension-request': 'extension',
  condition: 'extension',
  'standing-review': 'review',
  recurrence: 'periods',
  'period-result': 'periods',
};

const RELYING_ON_DUE: readonly RememberedAct[] = ['submission', 'return-for-rework', 'acceptance', 'closure', 'withdrawal', 'external-result', 'completion-by-parts'];

/** Acts of the other track that rely on this one: whoever submits relies on the due day that was decided. */
const RELIES_ON: Readonly<Partial<Record<RememberedAct, readonly RememberedAct[]>>> = {
  'extension-decision': RELYING_ON_DUE,
  condition: RELYING_ON_DUE,
  'extension-request': ['closure', 'withdrawal', 'external-result'],
  'lateness-waiver': ['closure', 'withdrawal'],
};

/**
 * Remembers what an act replaced. One entry per kind of act at most, so the size is bounded for ever. When the newest
 * of a kind takes the place of an older one, that older one can never be taken back any more, and neither can what lies
 * below it: those entries go.
 */
export function remember(undo: Undo, act: RememberedAct, revision: number, before: UndoneFields): Undo {
  const replaced = undo[act];
  if (replaced === undefined) return { ...undo, [act]: { revision, before } };
  const track = TRACK[act];
  const kept: Record<string, { readonly revision: number; readonly before: UndoneFields }> = {};
  for (const key in undo) {
    const entry = undo[key];
    if (entry !== undefined && (trackOf(key) !== track || entry.revision >= replaced.revision)) kept[key] = entry;
  }
  kept[act] = { revision, before };
  return kept;
}

/** Forgets acts that can no longer be taken back by themselves. */
export function forget(undo: Undo, ...acts: readonly RememberedAct[]): Undo {
  if (!acts.some((act) => undo[act] !== undefined)) return undo;
  return Object.fromEntries(Object.entries(undo).filter(([key]) => !acts.includes(key as RememberedAct)));
}

/** Forgets an act and everything of its track that it was built on. */
export function forgetUpTo(undo: Undo, act: RememberedAct): Undo {
  const limit = undo[act];
  if (limit === undefined) return undo;
  return Object.fromEntries(Object.entries(undo).filter(([key, entry]) => trackOf(key) !== TRACK[act] || entry.revision > limit.revision));
}

/** The acts that came after this one and depend on it, oldest first; none means that it can be taken back. */
export function dependents(undo: Undo, act: RememberedAct): readonly RememberedAct[] {
  const own = undo[act];
  if (own === undefined) return [];
  const relying = RELIES_ON[act] ?? [];
  return (Object.keys(undo) as RememberedAct[])
    .filter((other) => (undo[other]?.revision ?? -1) > own.revision && (TRACK[other] === TRACK[act] || relying.includes(other)))
    .sort((a, b) => (undo[a]?.revision ?? 0) - (undo[b]?.revision ?? 0));
}

const trackOf = (key: string): Track => TRACK[key as RememberedAct];
