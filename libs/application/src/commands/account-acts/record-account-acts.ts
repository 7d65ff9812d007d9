import { accountStreamOf, dateAt } from '#libs/domain';
import type { AccountRecord, CredentialStore } from '../../ports/index.js';
import type { CommandCore } from '../command-core.js';
import { ACCOUNT_ACTS } from './account-acts.aggregate.js';

const BASIS = 'ghi lại sau / put on record afterwards';

/**
 * Writes what was done to accounts into the log, the oldest first, each once, however often it is tried and by however many
 * programs. What cannot be written stays for the next time.
 * @throws what the log throws.
 */
export async function recordAccountActs(core: CommandCore, store: CredentialStore): Promise<void> {
  for (const record of store.actsToRecord()) {
    if (!(await recorded(core, record))) return;
    store.actRecorded(record.id);
  }
}

async function recorded(core: CommandCore, { id, actor, body, at, done }: AccountRecord): Promise<boolean> {
  const origin = {
    actor, body, actingFor: null, occurredOn: null, lateEntryBasis: null,
    commandId: id, repeatable: true, requestHash: null, correlationId: id, causationId: null, expectedRevision: null,
  }; // prettier-ignore
  const day = dateAt(at);
  const late = day === core.actOf(origin).occurredOn ? origin : { ...origin, occurredOn: day, lateEntryBasis: BASIS };
  return (await core.execute({ aggregate: ACCOUNT_ACTS, stream: accountStreamOf(done.data.account), origin: late, refusalOf: () => null, commandFor: () => ({ type: 'NoteAccountAct' as const, done }) })).ok;
}
