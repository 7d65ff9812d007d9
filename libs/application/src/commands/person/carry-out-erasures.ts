import type { ActorId } from '#libs/domain';
import { decodeEvent } from '../../event-catalogue/index.js';
import { erasedLogin, type CredentialStore, type EventLogReader, type PersonVault } from '../../ports/index.js';
import { personStream } from './person.aggregate.js';

/** Destroys what is beside the log of a person whose erasure stands in it. @throws PersonVaultFaultError */
export function destroyDataOf(person: ActorId, vault: PersonVault, credentials: CredentialStore | null): void {
  vault.destroy(person);
  credentials?.eraseAccount(person);
}

/**
 * Carries out every erasure that the log records and that is not carried out here: after a restore of an older vault, and
 * when a program ended between the record and the deed. Answers how many. @throws PersonVaultFaultError
 */
export async function carryOutErasures(log: Pick<EventLogReader, 'readStream'>, vault: PersonVault, credentials: CredentialStore | null): Promise<number> {
  const here = new Set<ActorId>(vault.persons());
  for (const { actorId, login } of credentials?.accounts() ?? []) if (login !== erasedLogin(actorId)) here.add(actorId);
  let carriedOut = 0;
  for (const person of here) {
    const acts = await log.readStream(personStream(person));
    if (!acts.some((act) => decodeEvent(act).type === 'PersonErased')) continue;
    destroyDataOf(person, vault, credentials);
    carriedOut++;
  }
  return carriedOut;
}
