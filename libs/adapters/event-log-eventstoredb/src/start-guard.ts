import { BACKWARDS, END } from '@eventstore/db-client';
import { EventLogFaultError } from '#libs/application';
import { groupsOf, serverVersion } from './administration.js';
import { readUrl, type Connection } from './connection.js';
import type { ReadLine } from './read-line.js';

/** The oldest release whose behaviour this adapter was tried against. */
const OLDEST = [23, 10] as const;

/** Accounts that every new server has, with the password that everybody knows. */
export const VENDOR_ACCOUNTS = ['admin', 'ops'] as const;
export const VENDOR_PASSWORD = 'changeit';
const POWERFUL = new Set(['$admins', '$ops']);

/** Options that make the server forget events of a stream. */
const LIMITS = ['$maxCount', '$maxAge', '$tb'];

/**
 * Whether a log may be kept on these servers at all. Without encryption (on this machine only, which the configuration
 * sees to) the server knows no accounts, and nothing about them is asked.
 * @throws EventLogFaultError, EventLogUnreachableError.
 */
export async function guardServers(line: ReadLine, connection: Connection): Promise<void> {
  const { url, credentials } = connection;
  const version = await line.ask(serverVersion);
  if (isTooOld(version)) throw new EventLogFaultError('log-server-too-old', `${url} (${version})`);
  const read = readUrl(url);
  if (read.fault !== undefined || !read.encrypted || credentials === undefined) return;
  const groups = await line.ask((client) => groupsOf(client, credentials));
  if (groups === null) throw new EventLogFaultError('log-access-denied', `${url} (${credentials.username})`);
  for (const username of VENDOR_ACCOUNTS) {
    if ((await line.ask((client) => groupsOf(client, { username, password: VENDOR_PASSWORD }))) !== null) throw new EventLogFaultError('log-default-password', `${url} (${username})`);
  }
  if (groups.some((group) => POWERFUL.has(group))) throw new EventLogFaultError('log-not-protected', `${url} (${credentials.username}: ${groups.join(', ')})`);
  if (!(await streamsAreProtected(line))) throw new EventLogFaultError('log-not-protected', `${url} ($settings)`);
}

/** Whether each of these streams is as it was written: neither limited nor deleted. @throws EventLogFaultError `log-stream-limited`, `log-stream-destroyed`. */
export async function guardStreams(line: ReadLine, streamIds: readonly string[]): Promise<void> {
  for (const streamId of streamIds) {
    const { metadata } = await line.ask((client) => client.getStreamMetadata(streamId), streamId);
    if (metadata !== undefined && LIMITS.some((limit) => limitOf(metadata, limit))) throw new EventLogFaultError('log-stream-limited', streamId);
    await line.items((client) => client.readStream(streamId, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }), streamId);
  }
}

/** `getStreamMetadata` gives some options under names of its own. */
const CLIENT_NAMES: Readonly<Record<string, string>> = { $maxCount: 'maxCount', $maxAge: 'maxAge', $tb: 'truncateBefore' };
const limitOf = (metadata: object, limit: string): boolean => {
  const values = metadata as Readonly<Record<string, unknown>>;
  return values[limit] !== undefined || values[CLIENT_NAMES[limit] as string] !== undefined;
};

export function isTooOld(version: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return true;
  return Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1]);
}

/** Nobody but an administrator may delete a stream of this log or change its metadata; what cannot be looked at counts as open. */
async function streamsAreProtected(line: ReadLine): Promise<boolean> {
  try {
    const [last] = await line.items((client) => client.readStream('$settings', { direction: BACKWARDS, fromRevision: END, maxCount: 1 }), '$settings');
    return closes(last?.event?.data);
  } catch (error) {
    if (error instanceof EventLogFaultError && error.code === 'log-access-denied') return false;
    throw error;
  }
}

function closes(settings: unknown): boolean {
  const acl = (settings as { readonly $userStreamAcl?: Readonly<Record<string, unknown>> } | null)?.$userStreamAcl;
  return ['$d', '$mw'].every((right) => {
    const roles = acl?.[right];
    return Array.isArray(roles) && roles.length === 0;
  });
}
