import type { DelegationPartyRow, DelegationRow, DelegationsAnswer, InheritedRow } from '#libs/application';
import { MOMENT } from './duty-schemas.js';
import { day, listOf, named, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const PARTY = record<DelegationPartyRow>({ body: text, name: text, position: orNull(text) });

/** What the question about delegations answers. */
export const DELEGATION_SCHEMAS: Readonly<Record<string, Schema>> = {
  DelegationRow: record<DelegationRow>({ delegationId: uuid, from: PARTY, to: PARTY, validFrom: day, validUntil: orNull(day), actions: orNull(listOf(text)), basis: text, inForce: yesOrNo }),
  DelegationsAnswer: record<DelegationsAnswer>({ moment: MOMENT, delegations: listOf(named('DelegationRow')), inherited: listOf(record<InheritedRow>({ from: text, fromName: text, to: text, toName: text, since: day, basis: text })), revision: whole }),
};
