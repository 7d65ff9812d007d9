import { accountStreamOf, type ActorId } from '#libs/domain';
import type { EventLogReader } from '../../ports/index.js';
import { interveningActs } from '../intervening-acts.js';
import type { InterveningAct } from '../contract.js';

/** Those that an administrator changes an account by; what its owner does with it is nobody's to be told here. */
const CHANGES: ReadonlySet<string> = new Set(['AccountEntered', 'AccountChanged', 'AccountDisabled', 'AccountEnabled']);

interface AccountActsSince {
  readonly revision: number;
  readonly between: readonly InterveningAct[];
  /** The account may have been changed after these too. */
  readonly more?: boolean;
}

/** Where the record of an account stands, and who changed it since that revision; nobody is named when the revision seen is not known. @throws as the log. */
export async function accountActsSince(log: EventLogReader, account: ActorId, seen: number | null): Promise<AccountActsSince> {
  const stream = accountStreamOf(account);
  const revision = await log.streamRevision(stream);
  const { between, more } = seen === null ? { between: [], more: false } : await interveningActs(log, stream, seen, revision, (type) => CHANGES.has(type));
  return { revision, between, ...(more && { more }) };
}
