import type { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FILE_BYTES_AT_MOST, FILE_STORE, FileIntake, type FileStore } from '#libs/application';
import { Metrics } from '../health/metrics.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { UploadPath } from './file.dto.js';
import { fileView, type FileView } from './file-view.js';
import { UploadPlaces } from './upload-places.js';

/** Files on their way in; acts name them afterwards. */
@ApiTags('files')
@Requires('file.upload')
@Controller('api/files')
export class UploadsController {
  constructor(
    @Inject(FileIntake) private readonly intake: FileIntake,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(UploadPlaces) private readonly places: UploadPlaces,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** Takes one file of at most 25 MiB, its content as the whole body, and answers the hash by which an act may carry it. */
  @Post()
  @HttpCode(201)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  upload(@SignedIn() { actor }: Caller, @TheExchange() { request }: Exchange): Promise<FileView> {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > FILE_BYTES_AT_MOST) throw tooLarge(announced > READ_TO_THE_END);
    return this.places.during(actor.actorId, () => this.take(request, actor.actorId));
  }

  /** How an own upload stands: whether a scanner has looked at it. */
  @Get(':sha256')
  async show(@Param() { sha256 }: UploadPath, @SignedIn() { actor }: Caller): Promise<FileView> {
    const file = (await this.store.wasUploadedBy(sha256, actor.actorId)) ? await this.store.find(sha256) : null;
    if (file === null || file.place === 'retired') throw new ProblemError('not-found');
    return fileView(file);
  }

  private async take(request: FastifyRequest, actor: Caller['actor']['actorId']): Promise<FileView> {
    let outcome;
    try {
      outcome = await this.intake.take(request.body === undefined || request.body === null ? nothing() : (request.body as Readable), actor);
    } catch (error) {
      if (request.raw.destroyed && !request.raw.complete) throw new ProblemError('upload-broken-off');
      throw (error as { readonly code?: string }).code === 'ENOSPC' ? new ProblemError('files-cannot-be-stored') : error;
    }
    this.metrics.countUpload(outcome.ok ? 'taken' : outcome.fault);
    if (outcome.ok) return fileView(outcome.file);
    request.log.warn({ requestId: request.id, fault: outcome.fault, detail: outcome.detail }, 'file refused');
    throw outcome.fault === 'too-large' ? tooLarge(true) : new ProblemError(`file-${outcome.fault}`);
  }
}

/** Many programs read an answer only once they have sent everything: what is this large is let come, unread, so that they hear why not. */
const READ_TO_THE_END = 4 * FILE_BYTES_AT_MOST;

const tooLarge = (hangUp: boolean): ProblemError => new ProblemError('file-too-large', { atMost: FILE_BYTES_AT_MOST }, [], hangUp ? { connection: 'close' } : {});

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A request without a body is a file without content.
}
