import type { Redis } from 'ioredis';
import { TimerRefusedError } from '#libs/application';

/** What tells this installation from every other; null while that is not known, as before the first event of a shared log. */
export type Installation = () => Promise<string | null>;

/** What BullMQ asks for with all it does. */
const OLDEST = [6, 2] as const;

/** Under this key stands which installation the prefix belongs to. */
export const installationKey = (prefix: string): string => `${prefix}:installation`;

/**
 * Looks at a Redis before it is used, and marks the prefix as this installation's own.
 * @throws TimerRefusedError when it must not be used; what ioredis throws when it does not answer.
 */
export async function assertUsable(redis: Redis, prefix: string, installation: Installation): Promise<void> {
  try {
    assertSuitable(factsOf(await redis.info()));
    await assertOwn(redis, prefix, await installation());
  } catch (error) {
    throw refusalIn(error) ?? error;
  }
}

/** The refusal that an error of the connection stands for; null for one that may pass. */
export function refusalIn(error: unknown): TimerRefusedError | null {
  if (error instanceof TimerRefusedError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/^(WRONGPASS|NOAUTH|ERR invalid password|ERR AUTH)/.test(message)) return new TimerRefusedError('timer-wrong-password', message);
  if (message.startsWith('NOPERM')) return new TimerRefusedError('timer-not-permitted', message);
  if (message.startsWith('READONLY')) return new TimerRefusedError('timer-read-only', message);
  return null;
}

type Facts = ReadonlyMap<string, string>;

const factsOf = (info: string): Facts =>
  new Map(info.split('\r\n').flatMap((line) => (line.includes(':') ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const] : [])));

function assertSuitable(facts: Facts): void {
  const version = facts.get('redis_version') ?? '0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) throw new TimerRefusedError('timer-too-old', version);
  const policy = facts.get('maxmemory_policy') ?? 'noeviction';
  if (policy !== 'noeviction') throw new TimerRefusedError('timer-evicts', policy);
  if (facts.get('role') === 'slave') throw new TimerRefusedError('timer-read-only', `replica of ${facts.get('master_host') ?? '?'}`);
  if (facts.get('redis_mode') === 'cluster') throw new TimerRefusedError('timer-cluster', 'cluster_enabled');
}

/** Whoever is not known yet marks nothing; a mark that stands there is another's then. */
async function assertOwn(redis: Redis, prefix: string, own: string | null): Promise<void> {
  const key = installationKey(prefix);
  if (own !== null) await redis.set(key, own, 'NX');
  const marked = await redis.get(key);
  if (marked !== null && marked !== own) throw new TimerRefusedError('timer-taken', prefix);
}
