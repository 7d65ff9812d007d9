import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock, MemoryCredentialStore } from '#libs/testing';
import type { Account, Ids } from '#libs/application';
import { actorId, bodyId, DAY_MS } from '#libs/domain';
import type { Exchange } from '../conversation/exchange.js';
import { readConfiguration } from '../configuration/read-configuration.js';
import { ProblemError } from '../problems/problem.error.js';
import { POLICIES, TOKEN_POLICIES } from './access.decorator.js';
import { ApiTokensController } from './api-tokens.controller.js';
import type { Caller } from './caller.js';
import { Sessions } from './sessions.js';
import { freshApiToken, isApiToken, isToken } from './tokens.js';

const account: Account = { actorId: actorId('a'), login: 'an', keptName: 'An', body: bodyId('b'), roles: ['officer'], delegations: [], passwordHash: null, disabled: false, sample: false };
const caller = { account } as Caller;
const exchange = { reply: { header: () => undefined } } as unknown as Exchange;

let store: MemoryCredentialStore;
let clock: ManualClock;
let sessions: Sessions;
let tokens: ApiTokensController;
beforeEach(() => {
  let ids = 0;
  const fresh = { fresh: () => `id-${ids++}` };
  store = new MemoryCredentialStore();
  store.saveAccounts([account]);
  clock = new ManualClock(1_700_000_000_000);
  sessions = new Sessions(store, clock, fresh, readConfiguration({}), { of: () => [] }, { of: () => null });
  tokens = new ApiTokensController(store, sessions, clock, fresh as unknown as Ids);
});

const make = (name: string, days = 30): string => tokens.make({ name, scope: ['assignment.read', 'assignment.read', 'board.read'], days }, caller, exchange).token ?? '';
const opens = (token: string): readonly string[] | undefined => {
  const scope = sessions.caller(token)?.scope ?? undefined;
  return scope && [...scope];
};

describe('tokens for machines', () => {
  it('open what they were made for, as their owner is now, until they expire', () => {
    const token = make('Máy chủ báo cáo');
    expect([isApiToken(token), isToken(token), opens(token), opens(freshApiToken())]).toEqual([true, false, ['assignment.read', 'board.read'], undefined]);
    store.saveAccounts([{ ...account, roles: ['clerk'] }]);
    clock.advance(1_000);
    expect(sessions.caller(token)?.actor.roles).toEqual(['clerk']);
    clock.advance(30 * DAY_MS - 1_001);
    expect(opens(token)).toBeDefined();
    clock.advance(1);
    expect([opens(token), tokens.list(caller)]).toEqual([undefined, { tokens: [] }]);
  });

  it('are told once, kept as a hash, listed without it, and ended at once', () => {
    const [first, second] = [make('một'), make('hai')];
    const held = sessions.caller(first);
    expect(tokens.list(caller).tokens.map(({ name, token, lastUsedAt }) => [name, token, lastUsedAt])).toEqual([['một', undefined, new Date(clock.now()).toISOString()], ['hai', undefined, null]]);
    expect(JSON.stringify(store.tokensOf(account.actorId, clock.now()))).not.toContain(first);
    tokens.end({ id: held?.credentialId ?? '' }, caller);
    expect([opens(first), held !== null && sessions.stands(held), opens(second) !== undefined]).toEqual([undefined, false, true]);
    expect(() => tokens.end({ id: held?.credentialId ?? '' }, caller)).toThrow(new ProblemError('not-found'));
    expect(store.actsToRecord().map(({ actor, done: { type, data } }) => [actor === account.actorId, type, 'token' in data && data.token === held?.credentialId])).toEqual([[true, 'MachineTokenMade', true], [true, 'MachineTokenMade', false], [true, 'MachineTokenEnded', true]]);
  });

  it('end with the account, not with its sessions', () => {
    const token = make('một');
    sessions.endAllOf(account.actorId);
    expect(opens(token)).toBeDefined();
    store.setDisabled(account.actorId, true);
    clock.advance(1_000);
    expect(opens(token)).toBeUndefined();
  });

  it('are twenty at most, and never for the account itself or for the accounts of others', () => {
    for (let i = 0; i < 20; i++) make(`mã ${i}`);
    expect(() => make('mã 21')).toThrow(new ProblemError('too-many-tokens'));
    expect(POLICIES.filter((policy) => !TOKEN_POLICIES.includes(policy))).toEqual(['public', 'session.own', 'person.act', 'account.manage']);
  });
});
