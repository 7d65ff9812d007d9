import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AUDIT_TILES, LogProofs, SIGNER_KEYS, type AuditTiles, type SignerKeys } from '#libs/application';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { NotaryThread } from '#libs/engine';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { EventAtDto } from './audit-trail.dto.js';
import { StoredEvents } from './stored-events.js';

/** Receipts: whoever may see an act may have the proof that it stands in the log, and the act as it is stored. */
@ApiTags('audit-trail')
@Requires('event.read')
@Controller('api')
export class ProofsController {
  private readonly proofs: LogProofs;

  constructor(
    @Inject(StoredEvents) private readonly events: StoredEvents,
    @Inject(NotaryThread) private readonly notary: NotaryThread,
    @Inject(AUDIT_TILES) tiles: AuditTiles,
    @Inject(SIGNER_KEYS) keys: SignerKeys,
  ) {
    this.proofs = new LogProofs(tiles, keys);
  }

  /** `c2sp.org/tlog-proof@v1`; its extra data is the entry that is proved. */
  @Get('proofs')
  async proof(@Query() query: EventAtDto, @SignedIn() caller: Caller, @TheExchange() { reply }: Exchange): Promise<string> {
    const { index, event } = await this.events.find(query, caller);
    const proof = await this.proofs.proofOf(event, index);
    if (proof === null) throw this.notary.status().state === 'off' ? new ProblemError('log-not-signed') : new ProblemError('not-covered-yet', { index }, [], { 'retry-after': '1' });
    reply.header('content-type', 'text/plain; charset=utf-8').header('content-disposition', `attachment; filename="event-${index}.tlog-proof"`);
    return proof;
  }

  /** The bytes that the entry of the event names by their hash. */
  @Get('stored-events')
  async stored(@Query() query: EventAtDto, @SignedIn() caller: Caller, @TheExchange() { reply }: Exchange): Promise<Buffer> {
    const { index, event } = await this.events.find(query, caller);
    reply.header('content-type', 'application/json; charset=utf-8').header('content-disposition', `attachment; filename="event-${index}.json"`);
    return Buffer.from(event.bytes);
  }
}
