import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '../api/client.js';
import { arrivalOffers, deliveryOffer } from './receipt-offers.js';

const receipt = (addressee: string, state: Schemas['ReceiptRow']['state']): Schemas['ReceiptRow'] => ({ addressee, addresseeName: addressee, state, arrivalNumber: null, arrivalNumberRaw: '12&3', arrivalDate: '2021-11-17', passedTo: null }) as unknown as Schemas['ReceiptRow'];
const RECEIPTS = [receipt('so-a', 'sent'), receipt('so-b', 'sent'), receipt('so-c', 'delivered'), receipt('so-d', 'registered')];
const desk = (body: string, ...roles: string[]): { readonly body: string; readonly roles: never } => ({ body, roles: roles as never });
const delivery = (asker: ReturnType<typeof desk>): unknown => deliveryOffer(RECEIPTS, 'btv', asker, null).map(({ deed, known, initial }) => [deed.name, known?.['body']?.map(({ value }) => value), initial]);

describe('that a directive has arrived', () => {
  it('is told by whoever sent it in one form for all that it has not reached, and by a receiver of itself alone', () => {
    expect(delivery(desk('btv', 'clerk'))).toEqual([['ConfirmDelivery', ['so-a', 'so-b'], {}]]);
    expect(delivery(desk('so-a', 'officer'))).toEqual([['ConfirmDelivery', ['so-a'], { body: 'so-a' }]]);
    expect([desk('so-c', 'clerk'), desk('so-khac', 'head'), desk('btv', 'auditor', 'clerk')].map(delivery)).toEqual([[], [], []]);
  });

  it('is booked in once by its receiver, and put right with what stands in the book', () => {
    const offered = (asker: ReturnType<typeof desk>): unknown => RECEIPTS.flatMap((one) => arrivalOffers(one, asker, null)).map(({ deed, path, initial }) => [deed.name, path, initial?.['arrivalNumber.raw']]);
    expect(offered(desk('so-c', 'clerk'))).toEqual([['RegisterArrival', { body: 'so-c' }, undefined]]);
    expect(offered(desk('so-d', 'clerk'))).toEqual([['CorrectArrival', { body: 'so-d' }, '12&3']]);
    expect(offered(desk('btv', 'clerk'))).toEqual([]);
  });
});
