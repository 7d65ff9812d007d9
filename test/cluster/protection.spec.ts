import { ANY, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_STREAM, START } from '#libs/application';
import { installProtection, openEventStoreDbLog, VENDOR_PASSWORD } from '#libs/adapters/event-log-eventstoredb';
import { eventNumbered, eventsNumbered, store } from '#libs/testing';
import { SecuredServer } from './secured-server.js';
import { SERVER_HOME } from './server-processes.js';

const ACCOUNT = { username: 'dondoc', password: 'mật khẩu của chương trình' };
const ADMINISTRATOR = { username: 'admin', password: 'mật khẩu của quản trị' };
const INSTALLATION = 'bao_ve';

(SERVER_HOME === undefined ? describe.skip : describe)('a server with accounts', () => {
  let server: SecuredServer;
  const open = (credentials: typeof ACCOUNT) => openEventStoreDbLog({ connection: { url: server.url, credentials }, installation: INSTALLATION, patience: { reach: 2_000 } });
  const refusal = async (credentials: typeof ACCOUNT): Promise<unknown> => {
    try {
      await (await open(credentials)).close();
      return 'opened';
    } catch (error) {
      return (error as { readonly code?: unknown }).code;
    }
  };
  const clientOf = ({ username, password }: typeof ACCOUNT): EventStoreDBClient => EventStoreDBClient.connectionString(server.url.replace('://', `://${encodeURIComponent(username)}:${encodeURIComponent(password)}@`));

  beforeAll(async () => {
    server = await SecuredServer.start();
    await server.when(async () => expect(await refusal(ACCOUNT)).toBe('log-access-denied'));
  }, 120_000);
  afterAll(() => server.stop());

  it('is refused as it comes from the vendor', async () => {
    expect(await refusal({ username: 'admin', password: VENDOR_PASSWORD })).toBe('log-default-password');
  });

  it('is protected by the installation, as often as it is done, and by nobody with another password', async () => {
    const connection = { url: server.url, credentials: ACCOUNT };
    for (let times = 0; times < 2; times++) {
      expect(await installProtection({ connection, administratorPassword: ADMINISTRATOR.password })).toEqual(['administrator-password', 'operator-disabled', 'account', 'rights']);
    }
    await expect(installProtection({ connection, administratorPassword: 'another' })).rejects.toMatchObject({ code: 'log-access-denied' });
  });

  it('then keeps a log for the account of the program, and for no administrator', async () => {
    const log = await server.when(() => open(ACCOUNT));
    await store(log, 'a', NO_STREAM, eventsNumbered(0, 3));
    const seen: string[] = [];
    const subscription = log.subscribe(START, (events) => void seen.push(...events.map(({ id }) => id)), () => undefined);
    await store(log, 'a', 2, [eventNumbered(3)]);
    await server.when(async () => expect(seen).toEqual(eventsNumbered(0, 4).map(({ id }) => id)));
    await subscription.close();
    await log.close();
    expect(await refusal(ADMINISTRATOR)).toBe('log-not-protected');
    expect(await refusal({ ...ACCOUNT, password: 'wrong' })).toBe('log-access-denied');
  });

  it('lets the account of the program neither delete a stream nor limit it', async () => {
    const client = clientOf(ACCOUNT);
    const stream = `${INSTALLATION}.a`;
    const denied = { type: 'access-denied' };
    await expect(client.deleteStream(stream)).rejects.toMatchObject(denied);
    await expect(client.tombstoneStream(stream)).rejects.toMatchObject(denied);
    await expect(client.setStreamMetadata(stream, { maxCount: 1 })).rejects.toMatchObject(denied);
    await client.dispose();
  });

  it('is refused again when somebody opens its streams', async () => {
    const client = clientOf(ADMINISTRATOR);
    await client.appendToStream('$settings', jsonEvent({ type: 'update-default-acl', data: { $userStreamAcl: { $r: ['$all'], $w: ['$all'], $d: ['$all'], $mr: ['$all'], $mw: ['$all'] } } }), { expectedRevision: ANY });
    await client.dispose();
    expect(await refusal(ACCOUNT)).toBe('log-not-protected');
  });
});
