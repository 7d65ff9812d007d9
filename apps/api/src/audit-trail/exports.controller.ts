import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AssignmentQuestion, CascadeTreeQuestion, CLOCK, EVENT_LOG, EXPORT_FILES, READ_MODEL_STORE, momentOf, STORED_NAMES, streamsOf,
  type AssignmentAnswer, type CascadeNode, type CascadeTreeAnswer, type Clock, type EventLog, type ExportFormat, type ExportScope, type ReadModelStore,
} from '#libs/application'; // prettier-ignore
import { assignmentId, can, directiveId, isForAuditorsAlone, readsAccessLog } from '#libs/domain';
import { AccessRecorder } from '../access-log/access-recorder.js';
import { parseAsOf } from '../conversation/as-of.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { refusedQuestion } from '../problems/problem-of.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { ExportDto } from './export.dto.js';
import { OutgoingExports } from './outgoing-exports.js';

/** The events themselves, to take away: of a duty for whoever may see it; of a directive or of everything for those who may read everything. */
@ApiTags('audit-trail')
@Requires('event.read')
@Controller('api')
export class ExportsController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODEL_STORE) private readonly store: ReadModelStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(OutgoingExports) private readonly exports: OutgoingExports,
    @Inject(AccessRecorder) private readonly access: AccessRecorder,
  ) {}

  /** Streamed as it is read; what ends before its end was broken off. */
  @Get('exports')
  async export(@Query() query: ExportDto, @SignedIn() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const format = query.format ?? 'jsonl';
    const scope = await this.scopeOf(query, caller);
    const { type } = EXPORT_FILES[format];
    if (request.method === 'HEAD') {
      void reply.header('content-type', type).send('');
      return;
    }
    await this.access.exported(request, caller);
    const stream = await this.exports.open(this.log, format, scope);
    void reply.header('content-type', type).header('content-disposition', `attachment; filename="${fileName(format, query)}"`).header('cache-control', 'no-store').send(stream);
  }

  /** @throws ProblemError when the caller may not have it, there is no such thing, or the moment is none. */
  private async scopeOf(query: ExportDto, caller: Caller): Promise<ExportScope> {
    if (query.assignmentId !== undefined && query.directiveId !== undefined) throw new ProblemError('evidence-subject');
    const streams = await this.admitted(query, caller);
    const moment = momentOf({ store: this.store, clock: this.clock }, parseAsOf(query.asOf), []);
    if (!moment.ok) throw refusedQuestion(moment.refusal);
    return { until: { index: moment.answer.index }, types: typesIn(query.types), body: query.body ?? null, streams: streamsFor(caller, streams) };
  }

  private async admitted(query: ExportDto, caller: Caller): Promise<ExportScope['streams']> {
    const { assignmentId: duty, directiveId: directive } = query;
    await this.questions.caughtUp(query);
    if (duty !== undefined) {
      // As with its history: whoever may see the duty now may see what was recorded of it.
      await this.questions.ask<AssignmentAnswer>({}, caller, (asked) => new AssignmentQuestion(asked, assignmentId(duty)));
      return streamsOf({ kind: 'duty', id: duty });
    }
    const permission = can(caller.actor, 'export', { kind: 'system' }, this.clock.now());
    if (!permission.allowed) throw new ProblemError('forbidden', { reason: permission.reason });
    if (directive === undefined) return null;
    const { roots } = await this.questions.ask<CascadeTreeAnswer>({}, caller, (asked) => new CascadeTreeQuestion(asked, { directiveId: directiveId(directive) }));
    return streamsOf({ kind: 'directive', id: directive }, roots.flatMap(idsBelow));
  }
}

/** @throws ProblemError `validation-failed` for a kind that there is not: an empty file would say that nothing happened. */
function typesIn(text: string | undefined): ExportScope['types'] {
  if (text === undefined) return null;
  const types = text.split(',');
  if (!types.every((type) => KINDS.has(type))) throw new ProblemError('validation-failed', {}, [{ path: 'types', rule: 'isIn', parameters: [[...KINDS]] }]);
  return new Set(types);
}

/** Who looked at what is for auditors, also where they ask for everything. */
function streamsFor({ actor }: Caller, streams: ExportScope['streams']): ExportScope['streams'] {
  return readsAccessLog(actor) ? streams : (stream) => !isForAuditorsAlone(stream) && streams?.(stream) !== false;
}

const KINDS: ReadonlySet<string> = new Set(Object.values(STORED_NAMES));
const idsBelow = ({ duty, children }: CascadeNode): readonly string[] => [duty.assignmentId, ...children.flatMap(idsBelow)];
const fileName = (format: ExportFormat, { assignmentId: duty, directiveId: directive }: ExportDto): string => `nhat-ky${duty === undefined && directive === undefined ? '' : `-${duty ?? directive}`}.${EXPORT_FILES[format].extension}`;
