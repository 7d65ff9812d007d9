import { actingBody, type Act, type BodyId, type LocalDate } from '../kernel/index.js';
import type { Notice, NoticeKind } from './notice.js';

/** What a notice beside those of duties can be about. The order is stored by place: a new one is added at the end. */
export const NOTICE_SUBJECTS = ['urging', 'inspection', 'reporting', 'review', 'indicator', 'delegation', 'ranking', 'file'] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];

/** What must be known of a thing to tell of its events; plain JSON. */
export interface NoticeParties {
  /** Number and sign, or code, by which people know it. */
  readonly symbol: string;
  /** What it is about, in words. */
  readonly summary: string;
}

/** Things whose events give notices: who has a part in one after each event, and whom an event concerns. */
export interface NoticeSource<E extends { readonly type: string }, P extends NoticeParties> {
  readonly about: NoticeSubject;
  /** Those that give notices or change who has a part. */
  readonly events: readonly E['type'][];
  /** Null `before`: nothing is known of it yet. Null after: the event is about something unknown, and tells nobody. */
  partiesAfter(before: P | null, event: E): P | null;
  /** At most one for each body; `parties` after the event. */
  notices(event: E, act: Act, parties: P): readonly Notice[];
}

/** To whom something is told, and what of it; the first that names a body counts. */
export type Told = readonly [kind: NoticeKind, to: readonly BodyId[], more?: { readonly day?: LocalDate | null; readonly other?: BodyId | null; readonly period?: string | null }];

/** The notices, in the order in which they are named. Nobody is told of its own act, also when another acts for it; null = nobody's act. */
export function tell(act: Act | null, ...told: readonly Told[]): readonly Notice[] {
  const seen = new Set<BodyId>(act === null ? [] : [actingBody(act)]);
  return told.flatMap(([kind, bodies, more]) =>
    bodies.flatMap((to): readonly Notice[] => {
      if (seen.has(to)) return [];
      seen.add(to);
      return [{ kind, to, due: null, day: more?.day ?? null, other: more?.other ?? null, period: more?.period ?? null }];
    }),
  );
}
