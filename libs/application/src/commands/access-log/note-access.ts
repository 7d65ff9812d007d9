import { accessStreamOf, dateAt, type AccessCommand, type Actor } from '#libs/domain';
import type { CommandCore } from '../command-core.js';
import { ACCESS_LOG } from './access-log.aggregate.js';

/**
 * Writes down what somebody looks at or was refused; one append, stored with those of other requests. True once it is in
 * the log, false when that is not known. `correlationId`: of the request; `program`: the name of this one among those that share a log.
 * @throws what the log throws.
 */
export async function noteAccess(core: CommandCore, { actorId, body }: Pick<Actor, 'actorId' | 'body'>, command: AccessCommand, correlationId: string, program: string): Promise<boolean> {
  const origin = {
    actor: actorId, body, actingFor: null, occurredOn: null, lateEntryBasis: null,
    commandId: core.ids.fresh(), repeatable: false, requestHash: null, correlationId, causationId: null, expectedRevision: null,
  }; // prettier-ignore
  const stream = accessStreamOf(actorId, dateAt(core.actOf(origin).recordedAt), core.writesAlone ? null : program);
  return (await core.execute({ aggregate: ACCESS_LOG, stream, origin, begins: !core.writesAlone, refusalOf: () => null, commandFor: () => command })).ok;
}
