import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import type { HistoryAnswer } from '#libs/application';
import type { ActorId } from '#libs/domain';
import type { AccountsView, AccountView, InvitedAccountView, InvitationView } from '../../apps/api/src/accounts/account.view.js';
import type { ApiTokensView, ApiTokenView } from '../../apps/api/src/signing-in/api-token.view.js';
import type { SecondFactorView } from '../../apps/api/src/second-factor/second-factor.view.js';
import type { OwnSessionsView } from '../../apps/api/src/signing-in/session.view.js';
import { ApiClient } from './api-client.js';
import { EnrolledAccount, type HalfDone } from './enrolled-account.js';
import { COMPILED, RunningProgram } from './running-program.js';

type Problem = { type: string; status: number; facts?: Readonly<Record<string, unknown>> };

let program: RunningProgram;
let anybody: ApiClient;
let administrator: ApiClient;
let lead: ApiClient;

beforeAll(async () => {
  program = RunningProgram.spawn();
  anybody = new ApiClient(await program.ready());
  [administrator, lead] = await Promise.all([anybody.as('quantri'), anybody.as('canbo-ban-tuyen-giao')]);
}, 90_000);

afterAll(() => program.remove());

const PASSWORD = 'một câu dài dễ nhớ';
const onCommandLine = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> =>
  spawnSync(join('node_modules', '.bin', 'node'), ['--disable-warning=ExperimentalWarning', join('dist', 'apps', 'cli', 'src', 'main.js'), ...words], { encoding: 'utf8', env: { ...process.env, ...COMPILED, ...environment } });
const entry = { login: 'vanthu-moi', displayName: 'Văn thư mới', body: 'ban-tuyen-giao', roles: ['clerk'] };
const idOf = async (login: string): Promise<string> => (await administrator.get<AccountsView>('/api/accounts?limit=200')).body.accounts.find((account) => account.login === login)?.actorId ?? '';

describe('sessions', () => {
  it('are shown to their owner, and end when named', async () => {
    const [one, other] = [await anybody.as('lanhdao-vptu'), await anybody.as('lanhdao-vptu')];
    const own = (await one.get<OwnSessionsView>('/api/sessions')).body.sessions;
    expect(own.map(({ current, client }) => [current, client])).toEqual([[false, 'node'], [true, 'node']]);
    const address = `/api/sessions/${own[0]?.id}`;
    expect([(await lead.ask('DELETE', address, undefined)).status, (await one.ask('DELETE', address, undefined)).status]).toEqual([404, 204]);
    expect([(await other.get('/api/session')).status, (await one.get('/api/session')).status]).toEqual([401, 200]);
    const third = await anybody.as('lanhdao-vptu');
    expect([(await third.post('/api/session/others/ending', { which: 'others' })).status, (await one.get('/api/session')).status, (await third.get('/api/session')).status]).toEqual([204, 401, 200]);
    const all = `/api/accounts/${await idOf('lanhdao-vptu')}/sessions`;
    expect([(await lead.ask('DELETE', all, undefined)).status, (await administrator.ask('DELETE', all, undefined)).status, (await third.get('/api/session')).status]).toEqual([403, 204, 401]);
  });

  it('all end with the account when it is disabled, by this program or another', async () => {
    const id = await idOf('canbo-bcsd-toa-an');
    expect([(await lead.get('/api/accounts')).status, (await lead.post(`/api/accounts/${id}/disabling`)).status]).toEqual([403, 403]);
    const elsewhere = openSqliteCredentialStore({ folder: program.folder });
    for (const disable of [() => administrator.post(`/api/accounts/${id}/disabling`), () => elsewhere.setDisabled(id as ActorId, true)]) {
      const client = await anybody.as('canbo-bcsd-toa-an');
      const stream = await fetch(`${client.url}/api/events`, { headers: { authorization: `Bearer ${client.token}` } });
      const { token } = (await client.post<ApiTokenView>('/api/tokens', { name: 'Máy', scope: ['board.read'], days: 1 })).body;
      const machine = new ApiClient(client.url, token);
      expect((await machine.get('/api/inbox')).status).toBe(200);
      await disable();
      await stream.text(); // it ends
      for (const each of [() => client.get('/api/session'), () => machine.get('/api/inbox')]) while ((await each()).status !== 401) await new Promise((resolve) => setTimeout(resolve, 50));
      await expect(anybody.as('canbo-bcsd-toa-an')).rejects.toThrow('401');
      expect((await administrator.post(`/api/accounts/${id}/enabling`)).status).toBe(200);
    }
    elsewhere.close();
  });
});

describe('accounts', () => {
  it('are entered with a link, by which their owner sets a password and comes in', async () => {
    expect((await lead.post('/api/accounts', entry)).status).toBe(403);
    const refused = await Promise.all([{ ...entry, body: 'nowhere' }, { ...entry, login: 'quantri' }, { ...entry, roles: ['king'] }].map((body) => administrator.post<Problem>('/api/accounts', body)));
    expect(refused.map(({ status, body }) => [status, body.type.split(':').at(-1)])).toEqual([[422, 'unknown-body'], [409, 'login-taken'], [400, 'validation-failed']]);
    const { status, body } = await administrator.post<InvitedAccountView>('/api/accounts', entry);
    expect([status, body.account]).toEqual([201, { ...entry, actorId: body.account.actorId, etag: body.account.etag, disabled: false, passwordSet: false, sample: false }]);

    const again = (await administrator.post<InvitationView>(`/api/accounts/${body.account.actorId}/invitation`)).body;
    expect((await anybody.post(`/api${body.invitation.path}`, { password: PASSWORD })).status).toBe(404); // the newer link counts
    expect((await anybody.post<Problem>(`/api${again.path}`, { password: 'vanthumoi@2026' })).body.type).toBe('urn:dondoc:problem:password-refused');
    const owner = await EnrolledAccount.accept(anybody.url, again.path.split('/').at(-1) ?? '', PASSWORD);
    expect([(await owner.signIn(entry.login, PASSWORD)).status, (await owner.signIn(entry.login, `${PASSWORD}!`)).status]).toEqual([201, 401]);

    // The command line shows a code too; without one it says where to put it.
    const asked = (code: string): readonly unknown[] => {
      const { status: ended, stdout, stderr } = onCommandLine(['ask', '/api/session', '--login', entry.login, '--url', anybody.url], { DONDOC_PASSWORD: PASSWORD, DONDOC_CODE: code });
      return [ended, /"login": ?"vanthu-moi"/u.test(stdout), stderr.match(/DONDOC_CODE|second-factor-failed/u)?.[0]];
    };
    expect([asked(owner.freshCode()), asked(''), asked('000000')]).toEqual([[0, true, undefined], [2, false, 'DONDOC_CODE'], [1, false, 'second-factor-failed']]);

    // Outside sample data a password alone opens nothing, and whoever lost the telephone sets another one up once the old one is taken away.
    const half = await anybody.post<HalfDone>('/api/session', { login: entry.login, password: PASSWORD });
    expect([half.status, half.body.enrolment, (await new ApiClient(anybody.url, half.body.ticket).get('/api/session')).status]).toEqual([202, null, 401]);
    const client = new ApiClient(anybody.url, owner.token);
    expect((await client.get<SecondFactorView>('/api/session/second-factor')).body).toEqual({ enrolledAt: expect.any(String), recoveryCodesLeft: 8, passkeys: [] });
    const made = await client.post<ApiTokenView>('/api/tokens', { name: 'Máy', scope: ['board.read'], days: 1 });
    const address = `/api/accounts/${body.account.actorId}/second-factor`;
    expect([(await lead.ask('DELETE', address, undefined)).status, (await administrator.ask('DELETE', address, undefined)).status, (await administrator.ask('DELETE', address, undefined)).status]).toEqual([403, 204, 409]);
    expect([(await client.get('/api/session')).status, (await new ApiClient(anybody.url, made.body.token).get('/api/inbox')).status]).toEqual([401, 200]);
    expect((await anybody.post<HalfDone>('/api/session', { login: entry.login, password: PASSWORD })).body.enrolment?.secret).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('keep on record what was done to them, also by the command line beside the server, for auditors alone', async () => {
    const id = await idOf(entry.login);
    expect([onCommandLine(['accounts', 'end-sessions', entry.login, '--data', program.folder]).status, onCommandLine(['accounts', 'unlink', entry.login, '--data', program.folder]).status]).toEqual([0, 1]);
    const reset = onCommandLine(['admin', 'reset-access', entry.login, '--data', program.folder]);
    expect([reset.stderr, reset.stdout.replace(/[\w-]{43}/u, '…')]).toEqual(['', `${entry.login}\t/invitations/…\n`]);
    const auditor = await anybody.as('kiemtoan');
    const address = `/api/history?stream=account-${id}`;
    const acts = async (): Promise<readonly string[]> => (await auditor.get<HistoryAnswer>(address)).body.entries.map(({ type }) => type);
    const signedIn = ['recovery-code-used', 'signed-in'];
    const done = ['account-entered', 'account-invited', 'account-invited', 'password-set', 'authenticator-set-up', 'signed-in', ...signedIn, ...signedIn, 'sessions-ended', 'machine-token-made', 'second-factor-taken-away', 'sessions-ended', 'access-reset'];
    while ((await acts()).length < done.length) await new Promise((resolve) => setTimeout(resolve, 50));
    expect([(await acts()).toSorted(), (await administrator.get(address)).status, (await lead.get(address)).status]).toEqual([done.toSorted(), 404, 404]);
    const own = (await auditor.get<HistoryAnswer>(`/api/history?actor=${id}&limit=200`)).body.entries.map(({ type }) => type); // what the owner did, wherever
    expect([own.filter((type) => type === 'signed-in').length, own.includes('account-entered')]).toEqual([3, false]);
    const owner = await EnrolledAccount.accept(anybody.url, reset.stdout.split('/').at(-1)?.trim() ?? '', PASSWORD);
    expect((await new ApiClient(anybody.url, owner.token).get<{ roles: string[] }>('/api/session')).body.roles).toEqual(['clerk', 'administrator']);
    expect((await administrator.post(`/api/accounts/${id}/disabling`)).status).toBe(200);
  }, 180_000); // six commands, each a program of its own

  it('change their roles from the next request on, and never leave nobody to keep them', async () => {
    const id = await idOf('canbo-ban-tuyen-giao');
    const before = (await lead.get<{ roles: string[] }>('/api/session')).body.roles;
    const seen = (await administrator.get<AccountsView>('/api/accounts?limit=200')).body.accounts.find(({ actorId }) => actorId === id)?.etag ?? '';
    const changed = await administrator.ask<AccountView>('PUT', `/api/accounts/${id}`, JSON.stringify({ displayName: 'Cán bộ', body: 'ban-tuyen-giao', roles: ['clerk'] }), { 'content-type': 'application/json' });
    expect([changed.status, before, (await lead.get<{ roles: string[] }>('/api/session')).body.roles]).toEqual([200, expect.arrayContaining(['officer']), ['clerk']]);
    const old = await administrator.ask<Problem>('PUT', `/api/accounts/${id}`, JSON.stringify({ displayName: 'Cán bộ', body: 'ban-tuyen-giao', roles: ['head'] }), { 'content-type': 'application/json', 'if-match': '"seen-before"' });
    const overtaken = await administrator.ask<Problem>('PUT', `/api/accounts/${id}`, JSON.stringify({ displayName: 'Cán bộ', body: 'ban-tuyen-giao', roles: ['head'] }), { 'content-type': 'application/json', 'if-match': seen });
    const fresh = await administrator.ask<AccountView>('PUT', `/api/accounts/${id}`, JSON.stringify({ displayName: 'Cán bộ', body: 'ban-tuyen-giao', roles: ['clerk', 'officer'] }), { 'content-type': 'application/json', 'if-match': changed.body.etag });
    expect([old.status, old.body.type, old.body.facts?.['between'], fresh.status, fresh.body.etag === changed.body.etag]).toEqual([412, 'urn:dondoc:problem:stale', [], 200, false]);
    // Who changed it since, in words; that its owner signed in meanwhile is not told.
    expect([overtaken.status, overtaken.body.facts?.['between']]).toEqual([412, [expect.objectContaining({ type: 'AccountChanged', body: 'vptu', title: { vi: expect.any(String), en: expect.any(String) } })]]);
    const own = await idOf('quantri');
    const answers = [
      await administrator.post<Problem>(`/api/accounts/${own}/disabling`),
      await administrator.ask<Problem>('PUT', `/api/accounts/${own}`, JSON.stringify({ displayName: 'x', body: 'vptu', roles: ['clerk'] }), { 'content-type': 'application/json' }),
    ];
    expect(answers.map(({ status, body }) => [status, body.type])).toEqual([[409, 'urn:dondoc:problem:last-administrator'], [409, 'urn:dondoc:problem:last-administrator']]);
  });
});

describe('tokens for machines', () => {
  it('open the routes of their scope and no others, until they are ended', async () => {
    const owner = await anybody.as('canbo-vptu');
    const made = await owner.post<ApiTokenView>('/api/tokens', { name: 'Máy chủ báo cáo', scope: ['board.read'], days: 30 });
    expect([made.status, made.body.token?.startsWith('ddt_')]).toEqual([201, true]);
    const machine = new ApiClient(anybody.url, made.body.token);
    const answers = [await machine.get('/api/inbox'), await machine.get('/api/tokens'), await machine.post('/api/tokens', { name: 'x', scope: ['board.read'], days: 1 }), await machine.get('/api/directives')];
    const needed = answers.map(({ body }) => (body['facts'] as { needed?: string } | undefined)?.needed);
    expect([answers.map(({ status }) => status), needed]).toEqual([[200, 403, 403, 403], [undefined, 'session.own', 'session.own', 'directive.read']]);
    expect((await owner.get<ApiTokensView>('/api/tokens')).body.tokens.map(({ id, name, token }) => [id, name, token])).toEqual([[made.body.id, 'Máy chủ báo cáo', undefined]]);
    expect([(await owner.ask('DELETE', `/api/tokens/${made.body.id}`, undefined)).status, (await machine.get('/api/inbox')).status]).toEqual([204, 401]);
    expect((await owner.post('/api/tokens', { name: 'x', scope: ['account.manage'], days: 1 })).status).toBe(400);
  });
});
