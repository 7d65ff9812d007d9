import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CLOCK, CommandCore, conformanceOf, EVENT_LOG, flowPicture, ORGANISATION, ORGANISATION_STREAM, momentOf, momentsProjection, positionOfIndex, READ_MODEL_STORE, readerOf, STORED_TITLES,
  type Clock, type ConformanceAnswer, type ConformanceScope, type EventLog, type ReadModelStore,
} from '#libs/application'; // prettier-ignore
import { can, dateAt, nameOn } from '#libs/domain';
import { parseAsOf } from '../conversation/as-of.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { refusedQuestion } from '../problems/problem-of.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ConformanceDto, FlowDto, FlowPictureDto } from './conformance.dto.js';

const [LISTED, MOST_LISTED, MOST_FLOWS] = [200, 1_000, 60];
const MOST_WAITING = 8;

interface Running {
  readonly asked: string;
  readonly answer: Promise<ConformanceAnswer>;
}

/** The process as it should run against what happened; for those who may read everything, since it is made of everything. */
@ApiTags('audit-trail')
@Requires('event.read')
@Controller('api/conformance')
export class ConformanceController {
  /** Reads the log and every duty, so one at a time; whoever asks the same again waits for the same answer, others for their turn. */
  private running: Running | null = null;
  private waiting = 0;

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL_STORE) private readonly store: ReadModelStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
  ) {}

  /** Deviations by kind and body, and what directly follows what, with times. */
  @Get()
  conformance(@Query() query: ConformanceDto, @SignedIn() caller: Caller): Promise<ConformanceAnswer> {
    const listed = query.listed === undefined ? LISTED : Number(query.listed);
    if (listed < 1) throw new ProblemError('validation-failed', {}, [{ path: 'listed', rule: 'min', parameters: [1] }]);
    if (listed > MOST_LISTED) throw new ProblemError('validation-failed', {}, [{ path: 'listed', rule: 'max', parameters: [MOST_LISTED] }]);
    return this.asked(query, caller, { kind: query.kind ?? null, listed });
  }

  /** The same flow as a picture. */
  @Get('flow.svg')
  async picture(@Query() query: FlowPictureDto, @SignedIn() caller: Caller, @TheExchange() { reply }: Exchange): Promise<string> {
    const { moment, duties, activities, flows } = await this.asked(query, caller, { kind: null, listed: 0 });
    const register = query.body === undefined ? null : await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const name = query.body === undefined || register === null ? '' : `${nameOn(register, query.body, dateAt(moment.at)) ?? query.body} · `;
    reply.header('content-type', 'image/svg+xml; charset=utf-8');
    return flowPicture(activities, flows, { labels: STORED_TITLES, least: Math.max(1, Number(query.least ?? '1')), most: MOST_FLOWS, about: `${name}${duties} nhiệm vụ / duties · ${dateAt(moment.at)}` });
  }

  /** @throws ProblemError `forbidden`, `busy`, and for moments as every question. */
  private async asked(query: FlowDto, caller: Caller, more: Pick<ConformanceScope, 'kind' | 'listed'>): Promise<ConformanceAnswer> {
    const permission = can(caller.actor, 'export', { kind: 'system' }, this.clock.now());
    if (!permission.allowed) throw new ProblemError('forbidden', { reason: permission.reason });
    await this.questions.caughtUp(query);
    const moment = momentOf({ store: this.store, clock: this.clock }, parseAsOf(query.asOf), []);
    if (!moment.ok) throw refusedQuestion(moment.refusal);
    const end = moment.answer.index === 0 ? null : await positionOfIndex(readerOf({ store: this.store }, momentsProjection), this.log, moment.answer.index);
    const scope: ConformanceScope = { moment: moment.answer, end, body: query.body ?? null, directiveId: query.directiveId ?? null, everyAct: query.acts === 'every', ...more };
    const asked = JSON.stringify(scope);
    while (this.running !== null && this.running.asked !== asked) await this.turnOf(this.running);
    this.running ??= { asked, answer: conformanceOf(this.log, scope).finally(() => (this.running = null)) };
    return this.running.answer;
  }

  /** Waits until that one is answered, however it ends. @throws ProblemError `busy` when enough are waiting. */
  private async turnOf({ answer }: Running): Promise<void> {
    if (this.waiting >= MOST_WAITING) throw new ProblemError('busy', {}, [], { 'retry-after': '10' });
    this.waiting += 1;
    await Promise.allSettled([answer]);
    this.waiting -= 1;
  }
}
