import type { Act, ActorId } from '../../kernel/index.js';
import type { ErasureGround, PersonEvent } from './events.js';

/** What the log knows of a person: that there is one, and whether the data beside the log is to be, or was, destroyed. */
export type PersonState =
  | { readonly status: 'unknown' }
  | { readonly status: 'entered' | 'erased'; readonly person: ActorId }
  | { readonly status: 'erasure-asked'; readonly person: ActorId; readonly askedBy: ActorId; readonly ground: ErasureGround };

export const initialPerson: PersonState = { status: 'unknown' };

export function evolvePerson(state: PersonState, event: PersonEvent, act: Act): PersonState {
  if (event.type === 'PersonEntered') return { status: 'entered', person: event.data.person };
  if (state.status === 'unknown') throw new TypeError(`nobody was entered before ${event.type}`);
  switch (event.type) {
    case 'PersonDataChanged':
      return state;
    case 'PersonErasureAsked':
      return { status: 'erasure-asked', person: state.person, askedBy: act.actor, ground: event.data.ground };
    case 'PersonErasureTakenBack':
      return { status: 'entered', person: state.person };
    case 'PersonErased':
      return { status: 'erased', person: state.person };
  }
}
