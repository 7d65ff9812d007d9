import { field, maybe, type Deed } from '../deeds/deed.js';

const AT = '/api/persons/{id}';

/** What is done with the data of a person: put right, and erased by two people. */
export const PERSON_DEEDS = {
  ChangePersonData: { name: 'ChangePersonData', inside: true, address: `${AT}/data`, unkept: true, fields: [field('name', 'text', { label: 'personName' }), maybe('email', 'text'), maybe('phone', 'text')] },
  AskPersonErasure: { name: 'AskPersonErasure', inside: true, address: `${AT}/erasure`, fields: [field('ground', 'choice', { choices: 'erasureGrounds' })] },
  TakeBackPersonErasure: { name: 'TakeBackPersonErasure', inside: true, address: `${AT}/erasure/taking-back`, fields: [] },
  ConfirmPersonErasure: { name: 'ConfirmPersonErasure', inside: true, address: `${AT}/erasure/confirmation`, fields: [] },
} as const satisfies Readonly<Record<string, Deed>>;
