import type { ClaimedNumber, DirectiveId, DirectiveNumberCommand } from '#libs/domain';
import { DIRECTIVE_NUMBER } from '../aggregate.js';
import type { CommandCore } from '../command-core.js';
import type { CommandOrigin } from '../command-job.js';
import type { CommandAnswer } from '../contract.js';
import { directiveIdOf } from '../derived-ids.js';
import { directiveNumberStream } from '../stream-names.js';

/**
 * The id of the directive that a draft under this number makes: the holder's, else a new one. A number that was released
 * gives another id than before, since the stream of the released draft stays as it is.
 */
export async function directiveIdUnder(core: CommandCore, number: ClaimedNumber): Promise<DirectiveId> {
  const { state, revision } = await core.heldState(DIRECTIVE_NUMBER, directiveNumberStream(number));
  return state.heldBy ?? directiveIdOf(core.ids, number, (revision + 1) / 2);
}

/** Claims or releases a number in the name of the act that needs it. Both may be repeated. */
export function carryOutOnNumber(core: CommandCore, number: ClaimedNumber, command: DirectiveNumberCommand, origin: CommandOrigin): Promise<CommandAnswer> {
  return core.execute({
    aggregate: DIRECTIVE_NUMBER,
    stream: directiveNumberStream(number),
    origin: { ...origin, commandId: core.ids.derive('number', command.type, origin.commandId), repeatable: false, requestHash: null, expectedRevision: null },
    refusalOf: () => null,
    commandFor: () => command,
  });
}
