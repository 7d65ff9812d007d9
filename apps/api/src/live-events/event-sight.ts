import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AssignmentQuestion, CLOCK, DirectiveOverviewQuestion, IndicatorQuestion, InspectionQuestion, LOG_KEY_STREAM, OversightQuestion, ORGANISATION_STREAM, ProposalsQuestion, rankingOfStream, SUPERVISION_RULES_STREAM, UrgingQuestion, type QueryAnswer, type Clock, type RecordedEvent, type UrgingAnswer } from '#libs/application';
import { assignmentId, directiveId, indicatorId, inspectionId, isForAuditorsAlone, oversightId, readsAccessLog, urgingId, type BodyId } from '#libs/domain';
import type { Caller } from '../signing-in/caller.js';
import { proposalsSeenBy } from '../proposals/proposals-reading.js';
import { ReportSight } from './report-sight.js';

const NOW = { kind: 'now' } as const;
const NOTICE_DESK = 'notice-desk-';
const PROPOSAL = 'proposal-';
const HANDLING = 'handling-';
/** Stands for what is said of the thing as a whole. */
const OF_NO_TYPE = { type: 'none', data: {} } as unknown as RecordedEvent['event'];
const RECEIPT = /^receipt-([0-9a-f-]{36})-(.+)$/;

/** Whether a caller may learn of an event: by the same questions, and so the same rules, as everything else. */
@Injectable()
export class EventSight {
  private readonly reports: ReportSight;

  constructor(
    @Inject(QueryBus) private readonly bus: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.reports = new ReportSight(bus);
  }

  /** Whether somebody who acts for these bodies, and has no right to read everything, sees the thing that has this stream. */
  ofStream(stream: string, bodies: readonly BodyId[], actor: Caller['actor']): Promise<boolean> {
    return this.mayBeSeen({ stream, event: OF_NO_TYPE }, { visibility: { kind: 'bodies', bodies }, actor });
  }

  async mayBeSeen({ stream, event }: Pick<RecordedEvent, 'stream' | 'event'>, { visibility, actor }: Pick<Caller, 'visibility' | 'actor'>): Promise<boolean> {
    if (isForAuditorsAlone(stream)) return readsAccessLog(actor);
    if (stream.startsWith(PROPOSAL)) return this.seesProposal(stream.slice(PROPOSAL.length), { visibility, actor });
    if (visibility.kind === 'all') return true;
    const asked = { asOf: NOW, visibility };
    if (stream.startsWith('assignment-')) return this.answered(new AssignmentQuestion(asked, assignmentId(stream.slice('assignment-'.length))));
    if (stream.startsWith('directive-number-')) return false;
    if (stream.startsWith('directive-')) return this.answered(new DirectiveOverviewQuestion(asked, directiveId(stream.slice('directive-'.length))));
    if (stream.startsWith('urging-')) return this.seesUrging(new UrgingQuestion(asked, urgingId(stream.slice('urging-'.length))), 'addressee' in event.data ? event.data.addressee : null);
    if (stream.startsWith('inspection-')) return this.answered(new InspectionQuestion(asked, inspectionId(stream.slice('inspection-'.length))));
    if (stream.startsWith('oversight-')) return this.answered(new OversightQuestion(asked, oversightId(stream.slice('oversight-'.length))));
    if (stream.startsWith('indicator-')) {
      const measured = event.type === 'MeasurementRecorded' || event.type === 'MeasurementCorrected' || event.type === 'MeasurementWithdrawn' ? event.data.body : null;
      return this.answered(new IndicatorQuestion(asked, indicatorId(stream.slice('indicator-'.length)), measured, { cursor: null, limit: 1 }));
    }
    if (rankingOfStream(stream) !== null) return actor.roles.some((role) => role !== 'administrator'); // a published list is public among the bodies
    const reporting = await this.reports.sight(stream, event, asked);
    if (reporting !== null) return reporting;
    const receipt = RECEIPT.exec(stream);
    if (receipt !== null) return visibility.bodies.includes(receipt[2] as BodyId);
    if (stream.startsWith(HANDLING)) return visibility.bodies.includes(stream.slice(HANDLING.length) as BodyId);
    if (stream.startsWith(NOTICE_DESK)) return visibility.bodies.includes(stream.slice(NOTICE_DESK.length) as BodyId);
    return (stream === ORGANISATION_STREAM || stream === SUPERVISION_RULES_STREAM || stream === LOG_KEY_STREAM) && actor.roles.length > 0; // the register of bodies and the rules: everybody with a role reads it
  }

  /** Drafts are their body's own. */
  private seesProposal(proposalId: string, caller: Pick<Caller, 'visibility' | 'actor'>): Promise<boolean> {
    const visibility = proposalsSeenBy(caller, this.clock.now());
    return this.answered(new ProposalsQuestion({ asOf: NOW, visibility }, { proposalId, body: null, subjectId: null, open: false }, { cursor: null, limit: 1 }));
  }

  /** What one addressee does is no other addressee's business. */
  private async seesUrging(question: UrgingQuestion, addressee: BodyId | null): Promise<boolean> {
    const answer: QueryAnswer<UrgingAnswer> = await this.bus.execute(question);
    return answer.ok && (addressee === null || answer.answer.addressees.some(({ body }) => body === addressee));
  }

  private async answered(question: object): Promise<boolean> {
    const answer: QueryAnswer<unknown> = await this.bus.execute(question);
    return answer.ok;
  }
}
