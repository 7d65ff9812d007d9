import { ANY, jsonEvent, type Credentials, type EventStoreDBClient } from '@eventstore/db-client';
import { EventLogFaultError } from '#libs/application';
import { askAboutUsers, groupsOf } from './administration.js';
import { pause } from './client-errors.js';
import { newClient, type Connection } from './connection.js';
import { VENDOR_PASSWORD } from './start-guard.js';

export interface ProtectionOptions {
  /** The servers, and the account that the program will use; made if it is not there. */
  readonly connection: Connection & { readonly credentials: Credentials };
  /** The password that the account `admin` has, or is to have instead of the vendor's. */
  readonly administratorPassword: string;
}

/** One step that was done, or was done before. */
export type ProtectionStep = 'administrator-password' | 'operator-disabled' | 'account' | 'rights';

const ADMINISTRATOR = 'admin';
const OPERATOR = 'ops';
const TAKES_EFFECT_MS = 100;
const TRIES = 100;

/**
 * Makes the servers fit to keep a log: no account with the vendor's password, an account for the program that is in no
 * group, and no right for anybody but administrators to delete streams or to change their metadata. Doing it again does
 * no harm. @throws EventLogFaultError `log-access-denied` when the administrator's password is another one.
 */
export async function installProtection({ connection, administratorPassword }: ProtectionOptions): Promise<readonly ProtectionStep[]> {
  const client = newClient(connection);
  const administrator = { username: ADMINISTRATOR, password: administratorPassword };
  try {
    await takeAdministrator(client, administrator, connection.url);
    await askAboutUsers(client, administrator, 'POST', `/users/${OPERATOR}/command/disable`);
    await makeAccount(client, administrator, connection.credentials);
    await setRights(client, administrator, connection.credentials.username);
    return ['administrator-password', 'operator-disabled', 'account', 'rights'];
  } finally {
    await client.dispose();
  }
}

async function takeAdministrator(client: EventStoreDBClient, administrator: Credentials, where: string): Promise<void> {
  if ((await groupsOf(client, administrator)) !== null) return;
  const vendors = { username: ADMINISTRATOR, password: VENDOR_PASSWORD };
  if ((await groupsOf(client, vendors)) === null) throw new EventLogFaultError('log-access-denied', `${where} (${ADMINISTRATOR})`);
  await askAboutUsers(client, vendors, 'POST', `/users/${ADMINISTRATOR}/command/change-password`, { currentPassword: VENDOR_PASSWORD, newPassword: administrator.password });
  for (let tries = 0; (await groupsOf(client, administrator)) === null; tries++) {
    if (tries >= TRIES) throw new EventLogFaultError('log-access-denied', `${where} (${ADMINISTRATOR})`);
    await pause(TAKES_EFFECT_MS); // the server knows a new password a moment after it said so
  }
}

async function makeAccount(client: EventStoreDBClient, administrator: Credentials, { username, password }: Credentials): Promise<void> {
  const { data } = await askAboutUsers<{ readonly data: readonly { readonly loginName: string }[] }>(client, administrator, 'GET', '/users/');
  const account = { fullName: 'Đôn Đốc', groups: [] };
  if (data.some(({ loginName }) => loginName === username)) {
    await askAboutUsers(client, administrator, 'PUT', `/users/${encodeURIComponent(username)}`, account);
    await askAboutUsers(client, administrator, 'POST', `/users/${encodeURIComponent(username)}/command/reset-password`, { newPassword: password });
  } else {
    await askAboutUsers(client, administrator, 'POST', '/users/', { loginName: username, password, ...account });
  }
}

async function setRights(client: EventStoreDBClient, credentials: Credentials, username: string): Promise<void> {
  const readers = [username, '$admins'];
  const write = async (streamId: string, type: string, data: Readonly<Record<string, unknown>>): Promise<void> => {
    await client.appendToStream(streamId, jsonEvent({ type, data: data as never }), { expectedRevision: ANY, requiresLeader: true, credentials });
  };
  await write('$settings', 'update-default-acl', {
    $userStreamAcl: { $r: readers, $w: [username], $d: [], $mr: readers, $mw: [] },
    $systemStreamAcl: { $r: ['$admins'], $w: ['$admins'], $d: ['$admins'], $mr: ['$admins'], $mw: ['$admins'] },
  });
  // The program reads all streams in order, and what protects them.
  for (const streamId of ['$$$all', '$$$settings']) await write(streamId, '$metadata', { $acl: { $r: readers } });
}
