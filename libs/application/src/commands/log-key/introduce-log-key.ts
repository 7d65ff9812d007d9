import { actorId, bodyId, PROCESS_ACTOR, verifierKeyText } from '#libs/domain';
import type { SignerKeys } from '../../ports/index.js';
import type { CommandCore } from '../command-core.js';
import { LOG_KEY, LOG_KEY_STREAM } from './log-key.aggregate.js';

/** The body that the program's own administrator belongs to in a bare installation. */
export const ADMINISTRATION = bodyId('quan-tri');

/**
 * At the first start: makes the key that signs the checkpoints of this log, and names it in the log.
 * @param origin what the checkpoints call this log for ever; null = a name of its own making.
 * @returns the verifier key in force, made now or before.
 * @throws what log and keys throw.
 */
export async function introduceLogKey(core: CommandCore, keys: SignerKeys, origin: string | null): Promise<string> {
  const known = (await core.stateOf(LOG_KEY, LOG_KEY_STREAM)).keys.at(-1);
  if (known !== undefined) return known;
  const key = verifierKeyText(keys.generate(origin ?? `dondoc.local/${core.ids.fresh().slice(0, 8)}`, 'log').key);
  const commandId = core.ids.fresh();
  const answer = await core.execute({
    aggregate: LOG_KEY,
    stream: LOG_KEY_STREAM,
    origin: {
      actor: actorId(`${PROCESS_ACTOR}introduce-log-key`), body: ADMINISTRATION, actingFor: null, occurredOn: null, lateEntryBasis: null,
      commandId, repeatable: false, requestHash: null, correlationId: commandId, causationId: null, expectedRevision: null,
    },
    refusalOf: () => null,
    commandFor: () => ({ type: 'IntroduceLogKey', key }),
  }); // prettier-ignore
  if (answer.ok) return key;
  // Another program on the same log was quicker: its key is the one.
  return (await core.stateOf(LOG_KEY, LOG_KEY_STREAM)).keys.at(-1) ?? key;
}
