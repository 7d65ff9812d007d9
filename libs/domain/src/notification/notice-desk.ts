import { accept, actingBody, reject, type BodyId, type Decider, type Decision } from '../kernel/index.js';

/**
 * `upTo`: dense index of the last event whose notices were on the screen. `known`: the last event whose notices can have
 * been shown at all, so that nobody marks what is yet to come.
 */
export type NoticeDeskCommand = { readonly type: 'MarkNoticesSeen'; readonly body: BodyId; readonly upTo: number; readonly known: number };

/**
 * Stream `notice-desk-<body>`: until where a body has seen its notices. It is an act of the body and no setting of a
 * screen: years later it tells whether a notice had been looked at before the due day, and it holds at any past moment.
 * The status of a duty never depends on it; only acknowledging does (R14).
 */
export type NoticeDeskEvent = { readonly type: 'NoticesSeen'; readonly data: { readonly body: BodyId; readonly upTo: number } };

export type NoticeDeskRejection =
  /** Only the body itself, or one acting for it, says what it has seen. Facts: `body`, `actingBody`. */
  | 'not-own-notices'
  /** There are no notices up to there yet. Facts: `upTo`, `known`. */
  | 'notices-not-shown-yet';

export interface NoticeDeskState {
  /** 0 = nothing seen. */
  readonly seenUpTo: number;
}

export const initialNoticeDesk: NoticeDeskState = { seenUpTo: 0 };

type Outcome = Decision<NoticeDeskEvent, NoticeDeskRejection>;

/** Marking goes forward only: what was seen stays seen, and marking the same again records nothing. */
export const noticeDeskDecider: Decider<NoticeDeskCommand, NoticeDeskState, NoticeDeskEvent, NoticeDeskRejection> = {
  initialState: initialNoticeDesk,
  decide: ({ body, upTo, known }, { seenUpTo }, act): Outcome => {
    if (actingBody(act) !== body) return reject('not-own-notices', { body, actingBody: actingBody(act) });
    if (!Number.isSafeInteger(upTo) || upTo < 1 || upTo > known) return reject('notices-not-shown-yet', { upTo, known });
    return upTo <= seenUpTo ? accept() : accept({ type: 'NoticesSeen', data: { body, upTo } });
  },
  evolve: (state, { data: { upTo } }) => ({ ...state, seenUpTo: Math.max(state.seenUpTo, upTo) }),
};
