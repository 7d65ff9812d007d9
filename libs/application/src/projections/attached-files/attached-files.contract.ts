import type { AttachedFile, BodyId } from '#libs/domain';
import type { Asked, Moment } from '../../queries/contract.js';

/** The files that acts of one stream carry, oldest act first. Whether the asker may know of it is for the caller to see. */
export class AttachedFilesQuestion {
  constructor(
    readonly asked: Asked,
    readonly stream: string,
  ) {}
}

export interface AttachedFileRow extends AttachedFile {
  /** Of the event that names it, right behind its act. */
  readonly revision: number;
  readonly index: number;
  readonly at: string;
  readonly body: BodyId;
  /** The addressee of an urging, or the unit that reports, whose part it belongs to; null elsewhere. */
  readonly partOf: BodyId | null;
}

export interface AttachedFilesAnswer {
  readonly moment: Moment;
  readonly files: readonly AttachedFileRow[];
}
