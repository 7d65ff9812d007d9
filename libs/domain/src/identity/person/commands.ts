import type { ActorId } from '../../kernel/index.js';
import type { ErasureGround, PersonField } from './events.js';

/** What of a person is entered or changed goes into the vault; a command, and the log, only know which kinds of data it is. */
export type PersonCommand =
  | { readonly type: 'EnterPerson'; readonly person: ActorId }
  | { readonly type: 'ChangePersonData'; readonly fields: readonly PersonField[] }
  | { readonly type: 'AskPersonErasure'; readonly ground: ErasureGround; /** Positions held on that day or later. */ readonly positions: number }
  | { readonly type: 'TakeBackPersonErasure' }
  | { readonly type: 'ConfirmPersonErasure'; /** As above. */ readonly positions: number };
