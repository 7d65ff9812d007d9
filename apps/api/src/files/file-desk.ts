import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FILE_STORE, type FileStore } from '#libs/application';
import type { ActorId, FileAsked, WithFiles } from '#libs/domain';
import { signedIn } from '../signing-in/caller.js';
import type { FileDto, FiledActDto } from './file.dto.js';

/** Tells how the files stand that an act names. */
@Injectable()
export class FileDesk {
  constructor(@Inject(FILE_STORE) private readonly store: FileStore) {}

  /** What the act asks for, with its files as they stand. */
  async carried<I extends object>(intent: I, { files }: FiledActDto, request: FastifyRequest): Promise<I & WithFiles> {
    if (files === undefined || files === null || files.length === 0) return intent;
    return { ...intent, files: await this.asked(files, signedIn(request).actor.actorId) };
  }

  /** A file of somebody else is not told apart from one that is not there. */
  asked(files: readonly FileDto[], by: ActorId): Promise<readonly FileAsked[]> {
    return Promise.all(files.map(async ({ sha256, name }) => ({ sha256, name, stands: await this.standing(sha256, by) })));
  }

  private async standing(sha256: string, by: ActorId): Promise<FileAsked['stands']> {
    const [file, isOwn] = await Promise.all([this.store.find(sha256), this.store.wasUploadedBy(sha256, by)]);
    if (file === null || !isOwn || file.place === 'retired') return 'unknown'; // uploaded again, a retired one is kept again
    return file.place === 'quarantined' ? 'quarantined' : { size: file.size, type: file.type };
  }
}
