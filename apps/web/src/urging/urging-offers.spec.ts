import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '../api/client.js';
import { vi } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { urgingOffers } from './urging-offers.js';

const session = (body: string, ...roles: string[]): Session => ({ body, roles }) as unknown as Session;
type Step = 'given' | 'accepted' | 'asked-again';
const paper = (more: { readonly status?: string; readonly step?: Step; readonly answered?: boolean } = {}): Schemas['UrgingAnswer'] =>
  ({
    urging: { status: more.status ?? 'issued', issuer: 'ban-dan-van', asksExplanation: true }, duties: [],
    addressees: [{ body: 'so-y-te', name: 'Sở Y tế', duties: [], delivered: true, answers: more.answered === true ? [{ takenBack: null }] : [], explanation: { standing: more.step === 'given' ? 'under-review' : 'awaiting', steps: more.step === undefined ? [] : [{ step: more.step }] } }],
  }) as unknown as Schemas['UrgingAnswer']; // prettier-ignore
const offered = (seen: Schemas['UrgingAnswer'], asker: Session): readonly string[] =>
  urgingOffers(seen, { asker, actingFor: null, answersFor: (body) => (body === 'so-y-te' ? [body, 'so-moi'] : [body]) }, vi).map(({ deed, obstacle }) => (obstacle === null || obstacle === undefined ? deed.name : `(${deed.name})`));

describe('what belongs to whom of a paper that urges', () => {
  it('lets whom it went to answer and explain, and a successor too', () => {
    expect(offered(paper(), session('so-y-te', 'officer'))).toEqual(['AnswerUrging', '(TakeBackUrgingAnswer)', 'GiveExplanation', '(TakeBackExplanation)']);
    expect(offered(paper({ answered: true, step: 'given' }), session('so-moi', 'head'))).toEqual(['AnswerUrging', 'TakeBackUrgingAnswer', 'GiveExplanation', 'TakeBackExplanation']);
  });

  it('lets whose it is judge what was explained, close and withdraw', () => {
    expect(offered(paper({ step: 'given' }), session('ban-dan-van', 'supervising-officer'))).toEqual(['AcceptExplanation', 'AskExplanationAgain', 'CloseUrging', 'WithdrawUrging', '(TakeBackUrgingEnd)']);
    expect(offered(paper({ step: 'accepted' }), session('ban-dan-van', 'head'))[0]).toBe('TakeBackExplanationAcceptance');
    expect(offered(paper({ status: 'closed' }), session('ban-dan-van', 'head'))).toEqual(['(CloseUrging)', '(WithdrawUrging)', 'TakeBackUrgingEnd']);
  });

  it('lets whose it is say in one form whom it has reached, and an addressee of itself alone', () => {
    const row = (body: string, delivered: boolean): object => ({ body, name: body, duties: [], delivered, answers: [], explanation: { standing: 'awaiting', steps: [] } });
    const seen = { ...paper(), addressees: [row('so-a', false), row('so-b', false), row('so-c', true)] } as unknown as Schemas['UrgingAnswer'];
    const delivery = (asker: Session): unknown => urgingOffers(seen, { asker, actingFor: null, answersFor: (body) => [body] }, vi).filter(({ deed }) => deed.name === 'RecordUrgingDelivery').map(({ known, initial }) => [known?.['body']?.map(({ value }) => value), initial]);
    expect(delivery(session('ban-dan-van', 'clerk'))).toEqual([[['so-a', 'so-b'], {}]]);
    expect(delivery(session('so-a', 'clerk'))).toEqual([[['so-a'], { body: 'so-a' }]]);
    expect(delivery(session('so-c', 'clerk'))).toEqual([]);
  });

  it('is nothing to others and to auditors', () => {
    expect([session('so-khac', 'head'), session('so-y-te', 'auditor', 'head')].map((asker) => offered(paper(), asker))).toEqual([[], []]);
  });
});
