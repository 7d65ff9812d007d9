import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '../api/client.js';
import type { Offer } from '../deeds/deed-panel.js';
import { vi } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { lineOffers, publishingOffers, withdrawalOffers } from './ranking-offers.js';

const session = (body: string, ...roles: string[]): Session => ({ body, roles }) as unknown as Session;
const as = (asker: Session) => ({ asker, actingFor: null, goesOnIn: (body: string) => [body] });
const names = (offers: readonly Offer[]): readonly string[] => offers.map(({ deed, obstacle }) => (obstacle === null || obstacle === undefined ? deed.name : `(${deed.name})`));
const [office, leader, officer] = [session('ban-dan-van', 'supervising-officer'), session('so-y-te', 'head'), session('so-y-te', 'officer')];
const live = (over: boolean, lines = 1) => ({ over, ranked: Array.from({ length: lines }, () => ({})), unranked: [] }) as unknown as Schemas['LiveRankingAnswer'];

const list = (contests: readonly object[] = [], more: object = {}): Schemas['PublishedRankingAnswer'] =>
  ({ ranking: { office: 'ban-dan-van', status: 'published', edition: 1, contestable: true, ...more }, contests }) as unknown as Schemas['PublishedRankingAnswer'];
const contest = (decision: object | null): object => ({ body: 'so-y-te', edition: 1, decision });
const onLine = (answer: Schemas['PublishedRankingAnswer'], asker: Session): readonly string[] =>
  names(lineOffers(answer, { body: 'so-y-te', bodyName: 'Sở Y tế', duties: [] }, as(asker), vi));

describe('what belongs to whom in a ranking', () => {
  it('lets the office publish what is over and not empty, and withdraw', () => {
    expect(names(publishingOffers('ban-dan-van', live(true), as(office), vi))).toEqual(['PublishRanking']);
    expect([live(false), live(true, 0)].map((each) => names(publishingOffers('ban-dan-van', each, as(office), vi)))).toEqual([['(PublishRanking)'], ['(PublishRanking)']]);
    expect([publishingOffers('ban-dan-van', live(true), as(leader), vi), publishingOffers('ban-dan-van', null, as(office), vi)]).toEqual([[], []]);
    expect([names(withdrawalOffers('ban-dan-van', as(office))), withdrawalOffers('ban-dan-van', as(leader))]).toEqual([['WithdrawRanking'], []]);
  });

  it('lets the head of a body contest its line once for an edition, in time, and the office answer', () => {
    expect([onLine(list(), leader), onLine(list(), officer)]).toEqual([['ContestRankingLine'], []]);
    expect(onLine(list([contest(null)]), leader)).toEqual(['(ContestRankingLine)']);
    expect(onLine(list([contest({})]), leader)).toEqual(['(ContestRankingLine)']);
    expect(onLine(list([], { contestable: false }), leader)).toEqual(['(ContestRankingLine)']);
    expect(onLine(list([contest({})], { edition: 2 }), leader)).toEqual(['ContestRankingLine']);
  });

  it('lets the office uphold what is contested, and correct what it finds itself', () => {
    expect([onLine(list(), office), onLine(list([contest(null)]), office)]).toEqual([['(UpholdRankingLine)', 'CorrectRanking'], ['UpholdRankingLine', 'CorrectRanking']]);
    expect(onLine(list([], { status: 'withdrawn' }), office)).toEqual(['(UpholdRankingLine)', '(CorrectRanking)']);
  });
});
