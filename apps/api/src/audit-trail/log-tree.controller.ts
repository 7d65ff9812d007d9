import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import { AUDIT_TILES, CHECKPOINT_PATH, CLOCK, COSIGNED_PATH, type AuditTiles, type Clock } from '#libs/application';
import { can, tileAt, type Tile } from '#libs/domain';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { ProblemError } from '../problems/problem.error.js';
import { Public } from '../signing-in/access.decorator.js';
import { signedIn, type Caller } from '../signing-in/caller.js';

const FOR_EVER = 'max-age=31536000, immutable';

/**
 * The tree of the log as static files (c2sp.org/tlog-tiles). Checkpoints and tiles are hashes, which tell nobody
 * anything, so anybody may have them and watch; bundles of entries name every stream, those of looks and accounts too, and are for
 * auditors.
 */
@ApiTags('audit-trail')
@Public()
@Controller('log')
export class LogTreeController {
  constructor(
    @Inject(AUDIT_TILES) private readonly tiles: AuditTiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('checkpoint')
  checkpoint(@TheExchange() exchange: Exchange): Promise<string> {
    return this.note(CHECKPOINT_PATH, exchange);
  }

  /** The newest checkpoint that enough witnesses have cosigned. */
  @Get('checkpoint.cosigned')
  cosigned(@TheExchange() exchange: Exchange): Promise<string> {
    return this.note(COSIGNED_PATH, exchange);
  }

  @Get('tile/*')
  @ApiExcludeEndpoint() // a path of several segments cannot be described; the specification is the description
  async tile(@Param('*') rest: string, @TheExchange() { request, reply }: Exchange): Promise<Buffer> {
    const path = `tile/${rest}`;
    const tile = tileAt(path);
    if (tile === null) throw new ProblemError('not-found');
    if (tile.level === 'entries') this.assertAudits(signedIn(request));
    const bytes = await this.tiles.read(path);
    if (bytes === null) throw new ProblemError('not-found');
    reply.header('content-type', 'application/octet-stream').header('cache-control', `${scopeOf(tile)}, ${FOR_EVER}`);
    return Buffer.from(bytes);
  }

  private async note(path: string, { reply }: Exchange): Promise<string> {
    const note = await this.tiles.read(path);
    if (note === null) throw new ProblemError('log-not-signed');
    reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'no-cache');
    return Buffer.from(note).toString();
  }

  private assertAudits({ actor }: Caller): void {
    const permission = can(actor, 'access.read', { kind: 'system' }, this.clock.now());
    if (!permission.allowed) throw new ProblemError('forbidden', { reason: permission.reason });
  }
}

const scopeOf = ({ level }: Tile): 'public' | 'private' => (level === 'entries' ? 'private' : 'public');
