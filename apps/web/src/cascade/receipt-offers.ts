import type { Schemas } from '../api/client.js';
import { DESK, isOf } from '../deeds/asker.js';
import type { Offer } from '../deeds/deed-panel.js';
import { seenAt } from '../forms/seen.js';
import type { Session } from '../session/session.js';
import { writtenDay } from '../wording/dates.js';
import { DIRECTIVE_DEEDS as DO } from './directive-deeds.js';

type Receipt = Schemas['ReceiptRow'];
type Asker = Pick<Session, 'body' | 'roles'>;

/** That it has reached whom it went to, by the desk there or of whoever sent it: one form for all of them, each of which says itself when it had arrived before. */
export function deliveryOffer(receipts: readonly Receipt[], issuer: string, asker: Asker, actingFor: string | null): readonly Offer[] {
  const underway = receipts.filter(({ addressee, state }) => state === 'sent' && isOf(asker, actingFor, [addressee, issuer], DESK)).map(({ addressee, addresseeName }) => ({ value: addressee, label: addresseeName }));
  const [first, ...others] = underway;
  return first === undefined ? [] : [{ deed: DO.ConfirmDelivery, seen: null, known: { body: underway }, initial: others.length === 0 ? { body: first.value } : {} }];
}

/** What the desk of a receiver does with its arrival. */
export function arrivalOffers({ addressee, addresseeName, state, arrivalNumber, arrivalNumberRaw, arrivalDate, passedTo, revision }: Receipt, asker: Asker, actingFor: string | null): readonly Offer[] {
  if (!isOf(asker, actingFor, [addressee], DESK)) return [];
  const [path, seen] = [{ body: addressee }, seenAt(revision)];
  if (state !== 'registered') return [{ deed: DO.RegisterArrival, of: addresseeName, path, seen }];
  const initial = { 'arrivalNumber.raw': arrivalNumberRaw ?? '', 'arrivalNumber.readable': arrivalNumber ?? '', arrivalDate: arrivalDate === null ? '' : writtenDay(arrivalDate), passedTo: passedTo ?? '' };
  return [{ deed: DO.CorrectArrival, of: addresseeName, path, seen, initial }];
}
