import type { UrgingId } from '#libs/domain';
import { DELEGATION_STREAM } from '../../commands/delegation/delegation.aggregate.js';
import { inspectionStream } from '../../commands/inspection/inspection.aggregate.js';
import { oversightStream } from '../../commands/oversight/oversight.aggregate.js';
import { proposalStream } from '../../commands/proposal/proposal.aggregate.js';
import { reviewStream } from '../../commands/reporting/reporting-streams.js';
import { assignmentStream, directiveStream, ORGANISATION_STREAM, rankingStream, receiptStream, urgingStream } from '../../commands/stream-names.js';
import { BodiesQuestion, DirectivesQuestion, ReceiptsQuestion, StubsQuestion, type Asked, type Moment, type QueryAnswer } from '../../queries/contract.js';
import { askBodies, bodyRowAt } from '../bodies/bodies.query.js';
import { DelegationsQuestion } from '../delegations/delegations.contract.js';
import { askDelegations, delegationRowAt } from '../delegations/delegations.query.js';
import { askDirectives, directiveRowAt } from '../directive-overview/directive-overview.query.js';
import { askStubs, stubRowAt } from '../directive-overview/stubs.query.js';
import { InspectionQuestion, InspectionsQuestion } from '../inspections/inspections.contract.js';
import { askInspection, askInspections } from '../inspections/inspections.query.js';
import { LeftBehindQuestion } from '../left-behind/left-behind.contract.js';
import { askLeftBehind, leftBehindRowAt } from '../left-behind/left-behind.query.js';
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
import { askReceipts, receiptRowAt } from '../receipts/receipts.query.js';
import { StandingDutiesQuestion } from '../standing-duties/standing-duties.contract.js';
import { askStandingDuties, standingDutyRowAt } from '../standing-duties/standing-duties.query.js';
import { UrgingInboxQuestion, UrgingQuestion, UrgingsQuestion } from '../urgings/urgings.contract.js';
import { UrgingAnswers } from '../urgings/urgings.query.js';
import type { ComparedList, ListedRows, ListedThing, TriedMoves } from './compared-list.js';
import type { AskedList } from './list-difference.contract.js';
import { listedNotices } from './listed-notices.js';

/** Acts are tried in the order of the log: the register before and after one, and what all questions share to go on from. */
const REGISTERS_TRIED = 4;

/** The list that is asked for: what answers its own question answers here. */
export function listOf(sources: QuerySources, memory: ReadingMemory, list: AskedList): ComparedList {
  const tried: ReadingMemory = { ...memory, registers: memory.registers.withRoomFor(REGISTERS_TRIED) };
  const urgings = new UrgingAnswers(sources, memory);
  const urging = (id: UrgingId) => async (asked: Asked) => found(await urgings.one(new UrgingQuestion(asked, id)), (answer) => answer.urging);
  switch (list.of) {
    case 'urgings':
      return async (asked) => listed(await urgings.list(new UrgingsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.urgings, (row) => ({ key: row.urgingId, title: row.symbol, streams: own(urgingStream(row.urgingId)), alone: urging(row.urgingId) }));
    case 'urging-inbox':
      return async (asked) =>
        listed(await urgings.inbox(new UrgingInboxQuestion(asked, list.body, list.filter, WHOLE_LIST)), (answer) => answer.urgings, (row) => ({ key: `${row.urgingId} ${row.mine.body}`, title: row.symbol, streams: own(urgingStream(row.urgingId)), alone: urging(row.urgingId) }));
    case 'inspections':
      return async (asked) =>
        listed(await askInspections(sources, memory, new InspectionsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.inspections, ({ inspectionId, symbol }) => ({
          key: inspectionId, title: symbol, streams: own(inspectionStream(inspectionId)), alone: async (at) => found(await askInspection(sources, memory, new InspectionQuestion(at, inspectionId)), ({ inspection }) => inspection),
        })); // prettier-ignore
    case 'oversights':
      return async (asked) =>
        listed(await askOversights(sources, memory, new OversightsQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.oversights, ({ oversightId, subject }) => ({
          key: oversightId, title: subject, streams: own(oversightStream(oversightId)), alone: async (at) => found(await askOversight(sources, memory, new OversightQuestion(at, oversightId)), ({ oversight }) => oversight),
        })); // prettier-ignore
    case 'reviews':
      return async (asked) =>
        listed(await askReviews(sources, memory, new ReviewsQuestion(asked, WHOLE_LIST)), (answer) => answer.reviews, ({ reviewId, title }) => ({
          key: reviewId, title, streams: own(reviewStream(reviewId)), alone: async (at) => found(await askReview(sources, memory, new ReviewQuestion(at, reviewId)), ({ review }) => review),
        })); // prettier-ignore
    case 'notices':
      return (asked) => Promise.resolve(listedNotices(sources, memory, asked, list.body));
    case 'standing-duties':
      return async (asked) =>
        listed(await askStandingDuties(sources, memory, new StandingDutiesQuestion(asked, list.narrow, WHOLE_LIST)), (answer) => answer.duties, ({ assignmentId, taskCode, summary }) => ({
          key: assignmentId, title: `${taskCode} ${summary}`, streams: own(assignmentStream(assignmentId)), alone: async (at) => whole(standingDutyRowAt(sources, memory, at, assignmentId)),
        })); // prettier-ignore
    case 'left-behind':
      return async (asked) =>
        listed(await askLeftBehind(sources, memory, memory.inbox, new LeftBehindQuestion(asked, WHOLE_LIST)), (answer) => answer.duties, ({ assignmentId, taskCode, summary, ended }) => ({
          key: assignmentId, title: `${taskCode} ${summary}`, streams: [{ stream: assignmentStream(assignmentId) }, { stream: ORGANISATION_STREAM, naming: ended }], alone: async (at) => whole(leftBehindRowAt(sources, tried, at, assignmentId)),
        })); // prettier-ignore
    case 'directives':
      return async (asked) =>
        listed(await askDirectives(sources, memory, new DirectivesQuestion(asked, WHOLE_LIST)), (answer) => answer.directives, ({ directiveId, symbol }) => ({
          key: directiveId, title: symbol, streams: own(directiveStream(directiveId)), alone: async (at) => whole(directiveRowAt(sources, memory, at, directiveId)),
        })); // prettier-ignore
    case 'stubs':
      return async (asked) =>
        listed(await askStubs(sources, memory, new StubsQuestion(asked, WHOLE_LIST)), (answer) => answer.stubs, ({ directiveId, symbol }) => ({
          key: directiveId, title: symbol, streams: own(directiveStream(directiveId)), alone: async (at) => whole(stubRowAt(sources, memory, at, directiveId)),
        })); // prettier-ignore
    case 'receipts':
      return async (asked) =>
        listed(await askReceipts(sources, memory, new ReceiptsQuestion(asked, list.directiveId)), (answer) => answer.receipts, ({ directiveId, addressee, addresseeName }) => ({
          // Who gets a copy is said by the issue of the directive.
          key: addressee, title: addresseeName, streams: [{ stream: directiveStream(directiveId), naming: [addressee] }, { stream: receiptStream(directiveId, addressee) }], alone: async (at) => whole(receiptRowAt(sources, memory, at, directiveId, addressee)),
        })); // prettier-ignore
    case 'rankings':
      return async (asked) =>
        listed(await askRankings(sources, memory, new RankingsQuestion(asked, list.office, WHOLE_LIST)), (answer) => answer.rankings, ({ period, office, symbol }) => ({
          key: `${period.key} ${office}`, title: symbol, streams: own(rankingStream(office, period.key)), alone: async (at) => found(await askPublishedRanking(sources, memory, new PublishedRankingQuestion(at, office, period.key)), ({ ranking }) => ranking),
        })); // prettier-ignore
    case 'delegations':
      return async (asked) =>
        listed(await askDelegations(sources, memory, new DelegationsQuestion(asked, list.narrow)), (answer) => answer.delegations, ({ delegationId, from, to }) => ({
          key: delegationId, title: `${from.name} → ${to.name}`, streams: [{ stream: DELEGATION_STREAM, naming: [delegationId] }], alone: async (at) => whole(delegationRowAt(sources, tried, at, delegationId)),
        })); // prettier-ignore
    case 'proposals':
      return async (asked) =>
        listed(await askProposals(sources, memory, new ProposalsQuestion(asked, { proposalId: null, ...list.narrow }, WHOLE_LIST)), (answer) => answer.proposals, ({ proposalId, act }) => ({
          key: proposalId, title: act, streams: own(proposalStream(proposalId)),
          alone: async (at) => found(await askProposals(sources, memory, new ProposalsQuestion(at, { proposalId, body: null, subjectId: null, open: false }, WHOLE_LIST)), ({ proposals }) => proposals[0] ?? null),
        })); // prettier-ignore
    case 'bodies':
      return async (asked) =>
        listed(await askBodies(sources, memory, new BodiesQuestion(asked, null)), (answer) => answer.bodies, ({ bodyId, name }) => ({
          key: bodyId, title: name, streams: [{ stream: ORGANISATION_STREAM, naming: [bodyId] }], alone: async (at) => whole(bodyRowAt(sources, tried, at, bodyId)),
        })); // prettier-ignore
  }
}

/** What is made of a row beside the row itself. */
type Told = Omit<ListedThing, 'row'> & TriedMoves;

function listed<A extends { readonly moment: Moment }, R extends object>(answer: QueryAnswer<A>, rowsOf: (answer: A) => readonly R[], toldOf: (row: R) => Told): QueryAnswer<ListedRows> {
  return answer.ok ? { ok: true, answer: { moment: answer.answer.moment, rows: rowsOf(answer.answer).map((row) => ({ row, ...toldOf(row) })) } } : answer;
}

/** A stream that tells of nothing else. */
const own = (stream: string): TriedMoves['streams'] => [{ stream }];

const found = <A, R extends object>(answer: QueryAnswer<A>, rowIn: (answer: A) => R | null): R | null => (answer.ok ? rowIn(answer.answer) : null);
const whole = <R extends object>(answer: QueryAnswer<R>): R | null => found(answer, (row) => row);
