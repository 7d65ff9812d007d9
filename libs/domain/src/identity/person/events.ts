import type { ActorId } from '../../kernel/index.js';

/** What the vault keeps of a person. */
export const PERSON_FIELDS = ['name', 'email', 'phone'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** Why data of a person is destroyed: a closed list, since whatever is written in words stays for ever. */
export const ERASURE_GROUNDS = ['asked-by-the-person', 'no-longer-needed', 'ordered-by-an-authority', 'entered-by-mistake'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

type Nothing = Readonly<Record<string, never>>;

/** Stream `person-<id>`: the id stands for the person in the whole log, and nothing in it says who that is. */
export type PersonEvent =
  | { readonly type: 'PersonEntered'; readonly data: { readonly person: ActorId } }
  | { readonly type: 'PersonDataChanged'; readonly data: { readonly fields: readonly PersonField[] } }
  | { readonly type: 'PersonErasureAsked'; readonly data: { readonly ground: ErasureGround } }
  | { readonly type: 'PersonErasureTakenBack'; readonly data: Nothing }
  /** From here on the key of the data is destroyed, wherever an older copy of the vault is put back. */
  | { readonly type: 'PersonErased'; readonly data: { readonly ground: ErasureGround } };
