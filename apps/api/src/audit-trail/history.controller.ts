import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CLOCK, decodeEvent, EVENT_LOG, FoldedPasts, historyOf, historyOfWhoever, lastActs, READ_MODEL_STORE, type Clock, type EventLog, type HistoryAnswer, type ReadModelStore, type RecordedEvent } from '#libs/application';
import { can } from '#libs/domain';
import { ReadModelProgress } from '#libs/engine';
import { pageOf, parseAsOf } from '../conversation/as-of.js';
import { EventSight } from '../live-events/event-sight.js';
import { refusedQuestion } from '../problems/problem-of.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { HistoryDto } from './history.dto.js';

/** Streams of which everything may be seen by whoever may see anything of them. */
const SEEN_WHOLE = /^(?:assignment|directive|inspection|oversight)-/;

/** The history of anything: who, for whom, when it happened, when it was recorded, what it changed. */
@ApiTags('audit-trail')
@Requires('event.read')
@Controller('api')
export class HistoryController {
  private readonly pasts = new FoldedPasts();

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL_STORE) private readonly store: ReadModelStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ReadModelProgress) private readonly progress: ReadModelProgress,
    @Inject(EventSight) private readonly sight: EventSight,
  ) {}

  @Get('history')
  async history(@Query() query: HistoryDto, @SignedIn() caller: Caller): Promise<HistoryAnswer> {
    if (!this.progress.ready) throw new ProblemError('not-caught-up', {}, [], { 'retry-after': '1' });
    if (query.after !== undefined) await this.progress.waitFor(query.after);
    const filter = { types: query.types?.split(',') ?? null, body: query.body ?? null, actor: query.actor ?? null, from: query.from ?? null, to: query.to ?? null, text: query.q ?? null };
    const sources = { log: this.log, store: this.store, clock: this.clock, decode: decodeEvent };
    const request = { asOf: parseAsOf(query.asOf), filter, page: pageOf(query), mayBeSeen: this.sightOf(caller) };
    if (query.stream === undefined) this.assertMayFollow(query, caller);
    const ask = async () => {
      if (query.last === 'yes') return lastActs(sources, { ...request, stream: query.stream ?? null });
      return query.stream === undefined ? historyOfWhoever(sources, request) : historyOf(sources, this.pasts, { ...request, stream: query.stream });
    };
    const answer = await ask();
    if (!answer.ok) throw refusedQuestion(answer.refusal);
    return answer.answer;
  }

  /** What somebody did everywhere: one's own acts, or those of anybody for who may read everything. @throws ProblemError `history-subject`, `forbidden` */
  private assertMayFollow({ actor, body }: HistoryDto, caller: Caller): void {
    if (actor === undefined && body === undefined) throw new ProblemError('history-subject');
    if (actor === caller.actor.actorId) return;
    const permission = can(caller.actor, 'export', { kind: 'system' }, this.clock.now());
    if (!permission.allowed) throw new ProblemError('forbidden', { reason: permission.reason });
  }

  /** Asks once for a stream that is seen whole or not at all. */
  private sightOf(caller: Caller): (event: RecordedEvent) => Promise<boolean> {
    let whole: Promise<boolean> | null = null;
    return (event) => {
      if (!SEEN_WHOLE.test(event.stream)) return this.sight.mayBeSeen(event, caller);
      return (whole ??= this.sight.mayBeSeen(event, caller));
    };
  }
}
