import { DELEGATION_STREAM } from '../../commands/delegation/delegation.aggregate.js';
import { inspectionStream } from '../../commands/inspection/inspection.aggregate.js';
import { oversightStream } from '../../commands/oversight/oversight.aggregate.js';
import { proposalStream } from '../../commands/proposal/proposal.aggregate.js';
import { reviewStream } from '../../commands/reporting/reporting-streams.js';
import { assignmentStream, directiveStream, noticeDeskStream, ORGANISATION_STREAM, rankingStream, receiptStream, urgingStream } from '../../commands/stream-names.js';
import { BodiesQuestion, DirectivesQuestion, ReceiptsQuestion, StubsQuestion, type Moment, type QueryAnswer } from '../../queries/contract.js';
import { askBodies } from '../bodies/bodies.query.js';
import { DelegationsQuestion } from '../delegations/delegations.contract.js';
import { askDelegations } from '../delegations/delegations.query.js';
import { askDirectives } from '../directive-overview/directive-overview.query.js';
import { askStubs } from '../directive-overview/stubs.query.js';
import { InspectionsQuestion } from '../inspections/inspections.contract.js';
import { askInspections } from '../inspections/inspections.query.js';
import { LeftBehindQuestion } from '../left-behind/left-behind.contract.js';
import { askLeftBehind } from '../left-behind/left-behind.query.js';
import { NoticesQuestion } from '../notices/notices.contract.js';
import { askNotices } from '../notices/notices.query.js';
import { OversightsQuestion } from '../oversights/oversights.contract.js';
import { askOversights } from '../oversights/oversights.query.js';
import { ReviewsQuestion } from '../periodic-reports/periodic-reports.contract.js';
import { askReviews } from '../periodic-reports/reviews.query.js';
import { ProposalsQuestion } from '../proposals/proposals.contract.js';
import { askProposals } from '../proposals/proposals.query.js';
import { RankingsQuestion } from '../rankings/rankings.contract.js';
import { askRankings } from '../rankings/published-rankings.query.js';
import { WHOLE_LIST } from '../reading/paging.js';
import type { ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { askReceipts } from '../receipts/receipts.query.js';
import { StandingDutiesQuestion } from '../standing-duties/standing-duties.contract.js';
import { askStandingDuties } from '../standing-duties/standing-duties.query.js';
import { UrgingInboxQuestion, UrgingsQuestion } from '../urgings/urgings.contract.js';
import { UrgingAnswers } from '../urgings/urgings.query.js';
import type { ComparedList, ListedRow, ListedRows } from './compared-list.js';
import type { AskedList } from './list-difference.contract.js';

/** The list that is asked for: what answers its own question answers here. */
export function listOf(sources: QuerySources, memory: ReadingMemory, list: AskedList): ComparedList {
  const urgings = new UrgingAnswers(sources, memory);
  switch (list.of) {
    case 'urgings':
      return async (asked) => listed(await urgings.list(new UrgingsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.urgings, (row) => ({ key: row.urgingId, title: row.symbol, streams: [urgingStream(row.urgingId)] }));
    case 'urging-inbox':
      return async (asked) =>
        listed(await urgings.inbox(new UrgingInboxQuestion(asked, list.body, list.filter, WHOLE_LIST)), (answer) => answer.urgings, (row) => ({ key: `${row.urgingId} ${row.mine.body}`, title: row.symbol, streams: [urgingStream(row.urgingId)] }));
    case 'inspections':
      return async (asked) => listed(await askInspections(sources, memory, new InspectionsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.inspections, (row) => ({ key: row.inspectionId, title: row.symbol, streams: [inspectionStream(row.inspectionId)] }));
    case 'oversights':
      return async (asked) => listed(await askOversights(sources, memory, new OversightsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.oversights, (row) => ({ key: row.oversightId, title: row.subject, streams: [oversightStream(row.oversightId)] }));
    case 'reviews':
      return async (asked) => listed(await askReviews(sources, memory, new ReviewsQuestion(asked, WHOLE_LIST)), (answer) => answer.reviews, (row) => ({ key: row.reviewId, title: row.title, streams: [reviewStream(row.reviewId)] }));
    case 'notices':
      return async (asked) =>
        listed(await askNotices(sources, memory, new NoticesQuestion(asked, list.body, 'all', WHOLE_LIST)), (answer) => answer.notices, (row) => ({ key: String(row.id), title: row.subject.vi, streams: row.seen ? [noticeDeskStream(list.body)] : [], event: row.index }));
    case 'standing-duties':
      return async (asked) => listed(await askStandingDuties(sources, memory, new StandingDutiesQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.duties, ofDuty);
    case 'left-behind':
      return async (asked) => listed(await askLeftBehind(sources, memory, memory.inbox, new LeftBehindQuestion(asked, WHOLE_LIST)), (answer) => answer.duties, ofDuty);
    case 'directives':
      return async (asked) => listed(await askDirectives(sources, memory, new DirectivesQuestion(asked, WHOLE_LIST)), (answer) => answer.directives, (row) => ({ key: row.directiveId, title: row.symbol, streams: [directiveStream(row.directiveId)] }));
    case 'stubs':
      return async (asked) => listed(await askStubs(sources, memory, new StubsQuestion(asked, WHOLE_LIST)), (answer) => answer.stubs, (row) => ({ key: row.directiveId, title: row.symbol, streams: [directiveStream(row.directiveId)] }));
    case 'receipts':
      return async (asked) =>
        listed(await askReceipts(sources, memory, new ReceiptsQuestion(asked, list.directiveId)), (answer) => answer.receipts, (row) => ({ key: row.addressee, title: row.addresseeName, streams: [receiptStream(row.directiveId, row.addressee)] }));
    case 'rankings':
      return async (asked) =>
        listed(await askRankings(sources, memory, new RankingsQuestion(asked, list.office, WHOLE_LIST)), (answer) => answer.rankings, (row) => ({ key: `${row.period.key} ${row.office}`, title: row.symbol, streams: [rankingStream(row.office, row.period.key)] }));
    case 'delegations':
      return async (asked) => listed(await askDelegations(sources, memory, new DelegationsQuestion(asked, list.narrow)), (answer) => answer.delegations, (row) => ({ key: row.delegationId, title: `${row.from.name} → ${row.to.name}`, streams: [DELEGATION_STREAM], named: row.delegationId }));
    case 'proposals':
      return async (asked) =>
        listed(await askProposals(sources, memory, new ProposalsQuestion(asked, { proposalId: null, ...list.narrow }, WHOLE_LIST)), (answer) => answer.proposals, (row) => ({ key: row.proposalId, title: row.act, streams: [proposalStream(row.proposalId)] }));
    case 'bodies':
      return async (asked) => listed(await askBodies(sources, memory, new BodiesQuestion(asked, null)), (answer) => answer.bodies, (row) => ({ key: row.bodyId, title: row.name, streams: [ORGANISATION_STREAM], named: row.bodyId }));
  }
}

function listed<A extends { readonly moment: Moment }, R extends object>(answer: QueryAnswer<A>, rowsOf: (answer: A) => readonly R[], toldOf: (row: R) => Omit<ListedRow, 'row'>): QueryAnswer<ListedRows> {
  return answer.ok ? { ok: true, answer: { moment: answer.answer.moment, rows: rowsOf(answer.answer).map((row) => ({ row, ...toldOf(row) })) } } : answer;
}

const ofDuty = ({ assignmentId, taskCode, summary }: { readonly assignmentId: string; readonly taskCode: string; readonly summary: string }): Omit<ListedRow, 'row'> => ({
  key: assignmentId, title: `${taskCode} ${summary}`, streams: [assignmentStream(assignmentId as Parameters<typeof assignmentStream>[0])],
}); // prettier-ignore
