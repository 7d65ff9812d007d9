import type { AttachedFile, BodyId } from '#libs/domain';
import type { DomainEvent } from '../event-catalogue/index.js';

/** Events that name files, each right behind the act that carries them (ADR 0082). Whatever looks for files looks for all of these. */
export const FILE_EVENTS = ['FilesAttached', 'InspectionFilesAttached', 'UrgingFilesAttached', 'ReportFilesAttached'] as const satisfies readonly DomainEvent['type'][];

/** What such an event says. */
export interface FilesNamed {
  readonly files: readonly AttachedFile[];
  /** Whose part of the matter they belong to; null where all of it is one body's, or of everybody who takes part. */
  readonly partOf: BodyId | null;
}

/** For one of `FILE_EVENTS` only. */
export function filesNamedBy({ data }: { readonly data: object }): FilesNamed {
  const { files, addressee, unit } = data as { readonly files: readonly AttachedFile[]; readonly addressee?: BodyId; readonly unit?: BodyId | null };
  return { files, partOf: addressee ?? unit ?? null };
}

/** Events that hold a draft, whose files somebody may still attach by approving it. */
export const DRAFT_EVENTS = ['ActProposed', 'ProposalRevised'] as const satisfies readonly DomainEvent['type'][];

/** Hashes of the files of a draft. For one of `DRAFT_EVENTS` only. */
export function filesDraftedIn({ data }: { readonly data: object }): readonly string[] {
  const { files = [] } = JSON.parse((data as { readonly content: string }).content) as { readonly files?: readonly { readonly sha256: string }[] };
  return files.map(({ sha256 }) => sha256);
}
