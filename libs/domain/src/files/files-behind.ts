import { accept, type Decision } from '../kernel/index.js';
import { askedAgain, attachedFiles, type AttachedFile, type FileRejection, type WithFiles } from './attached-files.js';

/**
 * The files that an act carries are recorded right behind it, in the event that `attached` makes of them and of the act's
 * first event, or the act is not recorded at all. An act that records nothing carries none.
 */
export function withFilesBehind<E, Tag extends string>(decision: Decision<E, Tag>, command: object, attached: (files: readonly AttachedFile[], first: E) => E): Decision<E, Tag | FileRejection> {
  const asked = 'files' in command ? (command as WithFiles).files : undefined;
  if (!decision.ok || asked === undefined || asked.length === 0) return decision;
  const [first] = decision.events;
  if (first === undefined) return decision;
  const outcome = attachedFiles(asked);
  return outcome.ok ? accept(...decision.events, attached(outcome.files, first)) : outcome;
}

/** The files that were recorded with an act, as it would ask for them again. */
export function filesBehind(events: readonly { readonly data: object }[]): WithFiles {
  const files = events.flatMap(({ data }) => ('files' in data ? askedAgain(data.files as readonly AttachedFile[]) : []));
  return files.length === 0 ? {} : { files };
}
