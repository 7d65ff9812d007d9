import { describe, expect, it } from '@jest/globals';
import { decodeEvent, type Account } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';
import { TestApplication } from '#libs/testing';
import { ConditionBook } from './condition-book.js';

const account = (login: string, body: string, roles: Account['roles'], disabled = false): Account => ({
  actorId: actorId(login), login, keptName: login, body: bodyId(body), roles, delegations: [], passwordHash: null, disabled, sample: false,
}); // prettier-ignore
const accounts = [
  account('quantri', 'vptu', ['administrator']), account('quantri-hai', 'vptu', ['administrator', 'head']), account('quantri-so', 'so-noi-vu', ['administrator']), account('canbo', 'ban-to-chuc', ['officer']),
  account('quantri-cu', 'ban-dan-van', ['administrator'], true),
]; // prettier-ignore

describe('the book of how files were found', () => {
  it('enters each change once, whichever program sees it, for the bodies of administrators', async () => {
    const house = new TestApplication({});
    const sha256 = 'a'.repeat(64);
    const books = [1, 2].map(() => new ConditionBook(house.core, { accounts: () => accounts }, () => 'Báo cáo.pdf'));
    for (const condition of ['missing', 'whole'] as const) await Promise.all(books.map((book) => book.enter(sha256, condition)));
    const events = (await house.log.readStream(`file-${sha256}`)).map((logged) => decodeEvent(logged));
    const look = { sha256, name: 'Báo cáo.pdf', told: ['so-noi-vu', 'vptu'] };
    expect(events.map(({ event }) => event)).toEqual([{ type: 'FileFoundDamaged', data: { ...look, condition: 'missing' } }, { type: 'FileFoundWhole', data: look }]);
    expect(events[0]?.metadata.act).toMatchObject({ actor: 'process:file-rounds', body: 'so-noi-vu' });
    await house.close();
  });
});
