import { actorId, PROCESS_ACTOR, type BodyId, type FileWatchCommand } from '#libs/domain';
import type { CommandCore } from '../command-core.js';
import { ADMINISTRATION } from '../log-key/index.js';
import { FILE_WATCH, fileWatchStream } from './file-watch.aggregate.js';

export type FileLook = Omit<FileWatchCommand, 'type' | 'told'>;

/** Records how a file was found, unless it was found so before, by whichever program. @throws what the log throws, and when the outcome cannot be learned */
export async function recordFileCondition(core: CommandCore, look: FileLook, told: readonly BodyId[]): Promise<void> {
  const commandId = core.ids.fresh();
  const answer = await core.execute({
    aggregate: FILE_WATCH,
    stream: fileWatchStream(look.sha256),
    origin: {
      actor: actorId(`${PROCESS_ACTOR}file-rounds`), body: told[0] ?? ADMINISTRATION, actingFor: null, occurredOn: null, lateEntryBasis: null,
      commandId, repeatable: false, requestHash: null, correlationId: commandId, causationId: null, expectedRevision: null,
    },
    refusalOf: () => null,
    commandFor: (): FileWatchCommand => ({ type: 'RecordFileCondition', ...look, told }),
  }); // prettier-ignore
  if (!answer.ok) throw new Error(`the condition of ${look.sha256} was not recorded: ${answer.refusal.kind}`);
}
