import type { AccountEvent, ActorId, BodyId } from '#libs/domain';
import type { Clock, CredentialStore, Ids } from '../ports/index.js';

/** Who does something to an account, and for which body. */
export interface AccountKeeper {
  readonly actorId: ActorId;
  readonly body: BodyId;
}

export interface NotingParts {
  readonly store: CredentialStore;
  readonly ids: Pick<Ids, 'fresh'>;
  readonly clock: Clock;
}

/** Does something to accounts and keeps a note of what was done, all in one write; `recordAccountActs` brings the note into the log. */
export function noting<T>({ store, ids, clock }: NotingParts, { actorId: actor, body }: AccountKeeper, work: (note: (done: AccountEvent) => void) => T): T {
  return store.together(() => work((done) => store.noteAct({ id: ids.fresh(), actor, body, at: clock.now(), done })));
}
