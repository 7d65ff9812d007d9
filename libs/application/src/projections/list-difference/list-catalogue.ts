import type { UrgingId } from '#libs/domain';
import { DELEGATION_STREAM } from '../../commands/delegation/delegation.aggregate.js';
import { inspectionStream } from '../../commands/inspection/inspection.aggregate.js';
import { oversightStream } from '../../commands/oversight/oversight.aggregate.js';
import { proposalStream } from '../../commands/proposal/proposal.aggregate.js';
import { reviewStream } from '../../commands/reporting/reporting-streams.js';
import { assignmentStream, directiveStream, ORGANISATION_STREAM, rankingStream, receiptStream, urgingStream } from '../../commands/stream-names.js';
import { BodiesQuestion, DirectivesQuestion, ReceiptsQuestion, StubsQuestion, type Asked, type Moment, type QueryAnswer } from '../../queries/contract.js';
import { askBodies } from '../bodies/bodies.query.js';
import { DelegationsQuestion } from '../delegations/delegations.contract.js';
import { askDelegations } from '../delegations/delegations.query.js';
import { askDirectives, directiveRowAt } from '../directive-overview/directive-overview.query.js';
import { askStubs } from '../directive-overview/stubs.query.js';
import { InspectionQuestion, InspectionsQuestion } from '../inspections/inspections.contract.js';
import { askInspection, askInspections } from '../inspections/inspections.query.js';
import { LeftBehindQuestion } from '../left-behind/left-behind.contract.js';
import { askLeftBehind } from '../left-behind/left-behind.query.js';
import { OversightQuestion, OversightsQuestion } from '../oversights/oversights.contract.js';
import { askOversight, askOversights } from '../oversights/oversights.query.js';
import { ReviewQuestion, ReviewsQuestion } from '../periodic-reports/periodic-reports.contract.js';
import { askReview, askReviews } from '../periodic-reports/reviews.query.js';
import { ProposalsQuestion } from '../proposals/proposals.contract.js';
import { askProposals } from '../proposals/proposals.query.js';
import { PublishedRankingQuestion, RankingsQuestion } from '../rankings/rankings.contract.js';
import { askPublishedRanking, askRankings } from '../rankings/published-rankings.query.js';
import { WHOLE_LIST } from '../reading/paging.js';
import type { ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { askReceipts } from '../receipts/receipts.query.js';
import { StandingDutiesQuestion } from '../standing-duties/standing-duties.contract.js';
import { askStandingDuties } from '../standing-duties/standing-duties.query.js';
import { UrgingInboxQuestion, UrgingQuestion, UrgingsQuestion } from '../urgings/urgings.contract.js';
import { UrgingAnswers } from '../urgings/urgings.query.js';
import type { ComparedList, ListedRow, ListedRows } from './compared-list.js';
import type { AskedList } from './list-difference.contract.js';
import { listedNotices } from './listed-notices.js';

/** The list that is asked for: what answers its own question answers here. */
export function listOf(sources: QuerySources, memory: ReadingMemory, list: AskedList): ComparedList {
  const urgings = new UrgingAnswers(sources, memory);
  const urging = (id: UrgingId) => async (asked: Asked) => found(await urgings.one(new UrgingQuestion(asked, id)), (answer) => answer.urging);
  switch (list.of) {
    case 'urgings':
      return async (asked) => listed(await urgings.list(new UrgingsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.urgings, (row) => ({ key: row.urgingId, title: row.symbol, streams: [urgingStream(row.urgingId)], alone: urging(row.urgingId) }));
    case 'urging-inbox':
      return async (asked) =>
        listed(await urgings.inbox(new UrgingInboxQuestion(asked, list.body, list.filter, WHOLE_LIST)), (answer) => answer.urgings, (row) => ({ key: `${row.urgingId} ${row.mine.body}`, title: row.symbol, streams: [urgingStream(row.urgingId)], alone: urging(row.urgingId) }));
    case 'inspections':
      return async (asked) =>
        listed(await askInspections(sources, memory, new InspectionsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.inspections, ({ inspectionId, symbol }) => ({
          key: inspectionId, title: symbol, streams: [inspectionStream(inspectionId)], alone: async (at) => found(await askInspection(sources, memory, new InspectionQuestion(at, inspectionId)), ({ inspection }) => inspection),
        })); // prettier-ignore
    case 'oversights':
      return async (asked) =>
        listed(await askOversights(sources, memory, new OversightsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.oversights, ({ oversightId, subject }) => ({
          key: oversightId, title: subject, streams: [oversightStream(oversightId)], alone: async (at) => found(await askOversight(sources, memory, new OversightQuestion(at, oversightId)), ({ oversight }) => oversight),
        })); // prettier-ignore
    case 'reviews':
      return async (asked) =>
        listed(await askReviews(sources, memory, new ReviewsQuestion(asked, WHOLE_LIST)), (answer) => answer.reviews, ({ reviewId, title }) => ({
          key: reviewId, title, streams: [reviewStream(reviewId)], alone: async (at) => found(await askReview(sources, memory, new ReviewQuestion(at, reviewId)), ({ review }) => review),
        })); // prettier-ignore
    case 'notices':
      return (asked) => Promise.resolve(listedNotices(sources, memory, asked, list.body));
    case 'standing-duties':
      return async (asked) => listed(await askStandingDuties(sources, memory, new StandingDutiesQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.duties, ofDuty);
    case 'left-behind':
      return async (asked) => listed(await askLeftBehind(sources, memory, memory.inbox, new LeftBehindQuestion(asked, WHOLE_LIST)), (answer) => answer.duties, ofDuty);
    case 'directives':
      return async (asked) =>
        listed(await askDirectives(sources, memory, new DirectivesQuestion(asked, WHOLE_LIST)), (answer) => answer.directives, ({ directiveId, symbol }) => ({
          key: directiveId, title: symbol, streams: [directiveStream(directiveId)], alone: (at) => Promise.resolve(found(directiveRowAt(sources, memory, at, directiveId), (row) => row)),
        })); // prettier-ignore
    case 'stubs':
      return async (asked) => listed(await askStubs(sources, memory, new StubsQuestion(asked, WHOLE_LIST)), (answer) => answer.stubs, (row) => ({ key: row.directiveId, title: row.symbol, streams: [directiveStream(row.directiveId)] }));
    case 'receipts':
      return async (asked) =>
        listed(await askReceipts(sources, memory, new ReceiptsQuestion(asked, list.directiveId)), (answer) => answer.receipts, (row) => ({ key: row.addressee, title: row.addresseeName, streams: [receiptStream(row.directiveId, row.addressee)] }));
    case 'rankings':
      return async (asked) =>
        listed(await askRankings(sources, memory, new RankingsQuestion(asked, list.office, WHOLE_LIST)), (answer) => answer.rankings, ({ period, office, symbol }) => ({
          key: `${period.key} ${office}`, title: symbol, streams: [rankingStream(office, period.key)], alone: async (at) => found(await askPublishedRanking(sources, memory, new PublishedRankingQuestion(at, office, period.key)), ({ ranking }) => ranking),
        })); // prettier-ignore
    case 'delegations':
      return async (asked) => listed(await askDelegations(sources, memory, new DelegationsQuestion(asked, list.narrow)), (answer) => answer.delegations, (row) => ({ key: row.delegationId, title: `${row.from.name} → ${row.to.name}`, streams: [DELEGATION_STREAM], named: row.delegationId }));
    case 'proposals':
      return async (asked) =>
        listed(await askProposals(sources, memory, new ProposalsQuestion(asked, { proposalId: null, ...list.narrow }, WHOLE_LIST)), (answer) => answer.proposals, ({ proposalId, act }) => ({
          key: proposalId, title: act, streams: [proposalStream(proposalId)],
          alone: async (at) => found(await askProposals(sources, memory, new ProposalsQuestion(at, { proposalId, body: null, subjectId: null, open: false }, WHOLE_LIST)), ({ proposals }) => proposals[0] ?? null),
        })); // prettier-ignore
    case 'bodies':
      return async (asked) => listed(await askBodies(sources, memory, new BodiesQuestion(asked, null)), (answer) => answer.bodies, (row) => ({ key: row.bodyId, title: row.name, streams: [ORGANISATION_STREAM], named: row.bodyId }));
  }
}

function listed<A extends { readonly moment: Moment }, R extends object>(answer: QueryAnswer<A>, rowsOf: (answer: A) => readonly R[], toldOf: (row: R) => Omit<ListedRow, 'row'>): QueryAnswer<ListedRows> {
  return answer.ok ? { ok: true, answer: { moment: answer.answer.moment, rows: rowsOf(answer.answer).map((row) => ({ row, ...toldOf(row) })) } } : answer;
}

const found = <A, R extends object>(answer: QueryAnswer<A>, rowIn: (answer: A) => R | null): R | null => (answer.ok ? rowIn(answer.answer) : null);

const ofDuty = ({ assignmentId, taskCode, summary }: { readonly assignmentId: string; readonly taskCode: string; readonly summary: string }): Omit<ListedRow, 'row'> => ({
  key: assignmentId, title: `${taskCode} ${summary}`, streams: [assignmentStream(assignmentId as Parameters<typeof assignmentStream>[0])],
}); // prettier-ignore
