import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AssignmentQuestion, AUDIT_TILES, CascadeTreeQuestion, CLOCK, CommandCore, EVENT_LOG, evidencePage, eventsOf, gatherEvidence, LOG_KEY, LOG_KEY_STREAM, ORGANISATION, ORGANISATION_STREAM, SIGNER_KEYS,
  type AssignmentAnswer, type AuditTiles, type CascadeNode, type CascadeTreeAnswer, type Clock, type EventLog, type Evidence, type EvidenceSubject, type SignerKeys,
} from '#libs/application'; // prettier-ignore
import { assignmentId, can, dateAt, directiveId, isForAuditorsAlone, nameOn, readsAccessLog, type BodyId } from '#libs/domain';
import { AccessRecorder } from '../access-log/access-recorder.js';
import { TheExchange, type Exchange } from '../conversation/exchange.js';
import { QuestionDesk } from '../conversation/question-desk.js';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { EvidenceDto } from './audit-trail.dto.js';

/** Evidence to take away: of a duty for whoever may see it; of a directive or a period for those who may read everything. */
@ApiTags('audit-trail')
@Requires('event.read')
@Controller('api')
export class EvidenceController {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(AUDIT_TILES) private readonly tiles: AuditTiles,
    @Inject(SIGNER_KEYS) private readonly keys: SignerKeys,
    @Inject(CommandCore) private readonly core: CommandCore,
    @Inject(QuestionDesk) private readonly questions: QuestionDesk,
    @Inject(AccessRecorder) private readonly access: AccessRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** One HTML file that verifies itself in any browser, without this server. */
  @Get('evidence')
  async evidence(@Query() query: EvidenceDto, @SignedIn() caller: Caller, @TheExchange() { request, reply }: Exchange): Promise<string> {
    const subject = subjectOf(query);
    const duties = await this.admitted(subject, caller);
    await this.access.exported(request, caller);
    const gathered = await gatherEvidence({ log: this.log, tiles: this.tiles, cryptography: this.keys }, { subject, belongs: belongsFor(caller, eventsOf(subject, duties)), madeAt: this.clock.now(), keys: await this.logKeys(), names: await this.names() });
    if ('kind' in gathered) throw refused(gathered);
    reply.header('content-type', 'text/html; charset=utf-8').header('content-disposition', `attachment; filename="${fileName(subject)}"`);
    return evidencePage(gathered, this.keys);
  }

  /** The duties of a directive. @throws ProblemError when the caller may not have the package, or there is no such thing. */
  private async admitted(subject: EvidenceSubject, caller: Caller): Promise<readonly string[]> {
    if (subject.kind === 'duty') {
      await this.questions.ask<AssignmentAnswer>({}, caller, (asked) => new AssignmentQuestion(asked, assignmentId(subject.id)));
      return [];
    }
    const permission = can(caller.actor, 'export', { kind: 'system' }, this.clock.now());
    if (!permission.allowed) throw new ProblemError('forbidden', { reason: permission.reason });
    if (subject.kind === 'period') return [];
    const { roots } = await this.questions.ask<CascadeTreeAnswer>({}, caller, (asked) => new CascadeTreeQuestion(asked, { directiveId: directiveId(subject.id) }));
    return roots.flatMap(idsBelow);
  }

  private async logKeys(): Promise<readonly string[]> {
    return (await this.core.stateOf(LOG_KEY, LOG_KEY_STREAM)).keys;
  }

  private async names(): Promise<ReadonlyMap<BodyId, string>> {
    const register = await this.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
    const today = dateAt(this.clock.now());
    return new Map([...register.bodies.keys()].map((id) => [id, nameOn(register, id, today) ?? id]));
  }
}

/** @throws ProblemError `evidence-subject` unless exactly one thing is asked for. */
function subjectOf({ assignmentId: duty, directiveId: directive, from, to }: EvidenceDto): EvidenceSubject {
  const period = from !== undefined && to !== undefined && from <= to;
  if ((from ?? to) !== undefined && !period) throw new ProblemError('evidence-subject');
  if ([duty !== undefined, directive !== undefined, period].filter(Boolean).length !== 1) throw new ProblemError('evidence-subject');
  if (duty !== undefined) return { kind: 'duty', id: duty };
  if (directive !== undefined) return { kind: 'directive', id: directive };
  return { kind: 'period', from: from as string, to: to as string };
}

function refused(refusal: Exclude<Awaited<ReturnType<typeof gatherEvidence>>, Evidence>): ProblemError {
  if (refusal.kind === 'too-many-events') return new ProblemError('evidence-too-large', { most: refusal.most });
  return refusal.kind === 'log-not-signed' ? new ProblemError('log-not-signed') : new ProblemError('not-covered-yet', {}, [], { 'retry-after': '1' });
}

/** Who looked at what is for auditors, also where they ask for a whole period. */
const belongsFor = ({ actor }: Caller, belongs: ReturnType<typeof eventsOf>): ReturnType<typeof eventsOf> => (readsAccessLog(actor) ? belongs : (entry) => !isForAuditorsAlone(entry.stream) && belongs(entry));

const idsBelow = ({ duty, children }: CascadeNode): readonly string[] => [duty.assignmentId, ...children.flatMap(idsBelow)];
const fileName = (subject: EvidenceSubject): string => `chung-cu-${subject.kind === 'period' ? `${subject.from}-${subject.to}` : subject.id}.html`;
