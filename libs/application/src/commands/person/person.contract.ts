import type { ActorId, ErasureGround } from '#libs/domain';
import type { PersonData } from '../../ports/index.js';
import type { CommandContext } from '../contract.js';

export type PersonIntent =
  /** `account`: id of an account that is this person's from now on; null = a person without one, whose id is new. */
  | { readonly type: 'EnterPerson'; readonly account: ActorId | null; readonly data: PersonData }
  /** `data`: whole, as it is from now on. */
  | { readonly type: 'ChangePersonData'; readonly person: ActorId; readonly data: PersonData }
  | { readonly type: 'AskPersonErasure'; readonly person: ActorId; readonly ground: ErasureGround }
  | { readonly type: 'TakeBackPersonErasure' | 'ConfirmPersonErasure'; readonly person: ActorId };

/** The answer's id is the id of the person. */
export class ActOnPerson {
  constructor(readonly intent: PersonIntent, readonly context: CommandContext) {}
}
