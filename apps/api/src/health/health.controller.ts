import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Deadlines, FileKeeping, NotaryThread, NoticePost, ReadModelProgress, Work, type Promptness } from '#libs/engine';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { Metrics } from './metrics.js';
import { ProblemError } from '../problems/problem.error.js';
import { Public } from '../signing-in/access.decorator.js';

/**
 * `email`: whether notices go out by e-mail. `reminders`: whether they go at their instant. `notary`: whether the log is signed. None of
 * them makes the program unready when it fails. `elsewhere`: another program of the installation sees to it.
 */
export interface ReadyView {
  readonly status: 'ok';
  readonly index: number;
  readonly email: 'off' | 'on' | 'failing' | 'elsewhere';
  readonly reminders: Promptness | 'elsewhere';
  readonly notary: 'off' | 'on' | 'failing';
  /** `damaged`: a file that the log names is missing or altered. */
  readonly files: 'on' | 'damaged';
  /** Of files; `failing`: some wait in quarantine, and it gives no verdict. */
  readonly scanner: 'off' | 'on' | 'failing';
}

/** For whatever watches the process. Nothing here tells about duties, so nobody has to sign in. */
@ApiTags('health')
@Public()
@Controller()
export class HealthController {
  constructor(
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(NoticePost) private readonly post: NoticePost,
    @Inject(Deadlines) private readonly deadlines: Deadlines,
    @Inject(NotaryThread) private readonly notary: NotaryThread,
    @Inject(Work) private readonly work: Work,
    @Inject(FileKeeping) private readonly files: FileKeeping,
  ) {}

  /** The process answers. */
  @Get('livez')
  live(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** The read models have caught up, so answers are whole. */
  @Get('readyz')
  ready(): ReadyView {
    if (!this.progress.ready) throw new ProblemError('not-caught-up', { index: this.progress.current().index }, [], { 'retry-after': '1' });
    const { missing, altered, scanner } = this.files.status();
    const common = { status: 'ok', index: this.progress.current().index, notary: this.notary.status().state, files: missing + altered > 0 ? 'damaged' : 'on', scanner } as const;
    return {
      ...common,
      email: this.work.does('notices') ? this.post.status().state : 'elsewhere',
      reminders: this.work.does('reminders') ? this.deadlines.promptness() : 'elsewhere',
    };
  }

  /** Prometheus text. */
  @Get('metrics')
  async show(@TheExchange() { reply }: Exchange): Promise<string> {
    reply.header('content-type', this.metrics.contentType);
    return this.metrics.text();
  }
}
