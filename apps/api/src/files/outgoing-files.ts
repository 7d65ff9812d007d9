import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILE_STORE, wholeFile, type FileStore } from '#libs/application';
import type { AttachedFile } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import { attachment } from './content-disposition.js';

/** Nothing in a file may run in the name of this site, should a browser show it after all. */
const FILE_SECURITY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Files on their way out, to whoever may have them: to be saved, not shown. */
@Injectable()
export class OutgoingFiles {
  constructor(@Inject(FILE_STORE) private readonly store: FileStore) {}

  /** Sends one of these files, under its latest name. @throws ProblemError `not-found`, `file-quarantined` or `file-missing` */
  async send(files: readonly AttachedFile[], sha256: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const file = files.findLast((each) => each.sha256 === sha256);
    if (file === undefined) throw new ProblemError('not-found');
    const facts = { sha256, name: file.name };
    const stored = await this.store.find(sha256);
    if (stored === null) throw new ProblemError('file-missing', facts);
    if (stored.finding !== null) throw new ProblemError('file-quarantined', facts);
    const pieces = request.method === 'HEAD' ? null : await this.store.read(sha256);
    if (pieces === null && request.method !== 'HEAD') throw new ProblemError('file-missing', facts);
    void reply
      .header('content-type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type)
      .header('content-disposition', attachment(file.name))
      .header('content-security-policy', FILE_SECURITY)
      .header('cache-control', 'private, no-store')
      .header('content-length', String(file.size))
      .send(pieces === null ? '' : Readable.from(wholeFile(pieces, sha256), { objectMode: false }));
  }
}
