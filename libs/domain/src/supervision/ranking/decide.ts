import { addWorkingDays } from '../../deadline/index.js';
import { accept, actingBody, dateAt, type Act, type BodyId, type Decider, type Decision, type LocalDate } from '../../kernel/index.js';
import { heirOf } from '../../organisation/index.js';
import { datesFault, paperFault, textFault } from '../paper.js';
import { adjustedCounts } from './adjust.js';
import type { RankingCommand } from './commands.js';
import type { RankingEdition, RankingEvent } from './events.js';
import { evolveRanking } from './evolve.js';
import { rankBodies, type RankedBody, type RankingLine } from './rank-bodies.js';
import { rankingPeriod } from './ranking-period.js';
import { refuse, refuseFor, type RankingRejection, type Refusal } from './rejections.js';
import { initialRanking, type RankingState } from './state.js';

type Outcome = Decision<RankingEvent, RankingRejection>;
type Of<Type extends RankingCommand['type']> = Extract<RankingCommand, { type: Type }>;
type Published = RankingState & { readonly office: BodyId; readonly edition: RankingEdition };

/** The list of one office for one period (features 56, 57): frozen when published, contestable line by line, corrected by another edition only. */
export const rankingDecider: Decider<RankingCommand, RankingState, RankingEvent, RankingRejection> = {
  initialState: initialRanking,
  decide: (command, state, act) => refuseFor(datesFault(act)) ?? dispatch(command, state, act),
  evolve: evolveRanking,
};

function dispatch(command: RankingCommand, state: RankingState, act: Act): Outcome {
  if (command.type === 'PublishRanking') return publish(command, state, act);
  const { office, edition, status } = state;
  if (status !== 'published' || office === null || edition === null) return refuse('ranking-not-published', { status });
  const published: Published = { ...state, office, edition };
  if (command.type === 'ContestRankingLine') return contest(command, published, act);
  const by = officeFault(command, office, act);
  if (by !== null) return by;
  switch (command.type) {
    case 'UpholdRankingLine':
      return uphold(command, published);
    case 'CorrectRanking':
      return correct(command, published, act);
    case 'WithdrawRanking':
      return refuseFor(textFault({ reason: command.reason })) ?? accept({ type: 'RankingWithdrawn', data: { edition: edition.edition, reason: command.reason.trim() } });
  }
}

/** R11: what an office published is decided on by whoever carries it on. */
function officeFault({ register }: RankingCommand, office: BodyId, act: Act): Refusal | null {
  const { body } = heirOf(register, office, act.occurredOn, null);
  return actingBody(act) === body ? null : refuse('not-ranking-office', { office: body, actingBody: actingBody(act) });
}

function publish(command: Of<'PublishRanking'>, state: RankingState, act: Act): Outcome {
  const { office, paper, against, judged, bodies, basis, rules } = command;
  if (state.status === 'published') return refuse('ranking-already-published', { edition: state.edition?.edition ?? 0 });
  const period = rankingPeriod(command.period);
  if (period === null) return refuse('ranking-period-unknown', { period: command.period });
  const fault = officeFault(command, office, act) ?? refuseFor(paperFault(paper.number, paper.date, paper.signatory, act) ?? textFault({ basis }));
  if (fault !== null) return fault;
  const judgedOn = dateAt(judged.at);
  if (judgedOn <= period.to || judged.at > act.recordedAt) return refuse('ranking-period-not-over', { period: period.key, to: period.to, judgedOn });
  const list = rankBodies(bodies, rules.minimumN);
  if (list.ranked.length + list.unranked.length === 0) return refuse('ranking-empty', { period: period.key });
  const edition = (state.edition?.edition ?? 0) + 1;
  return accept({ type: 'RankingPublished', data: { ...paper, edition, ...list, contestUntil: contestUntil(command, act), office, period, against, judged, minimumN: rules.minimumN, basis: basis.trim() } });
}

/** Counted from the day the system learned of the list: nobody's time runs before it could be read (R13). */
const contestUntil = ({ rules }: RankingCommand, act: Act): LocalDate => addWorkingDays(dateAt(act.recordedAt), rules.contestWorkingDays, rules.calendar);

function contest({ body, reason, duties, register }: Of<'ContestRankingLine'>, { edition, contests }: Published, act: Act): Outcome {
  const { body: holder } = heirOf(register, body, act.occurredOn, null);
  if (actingBody(act) !== holder) return refuse('not-ranked-body', { bodyId: holder, actingBody: actingBody(act) });
  if (lineOf(body, edition) === null) return refuse('ranking-line-unknown', { bodyId: body });
  const before = contests.filter((one) => one.body === body);
  if (before.some(({ decision }) => decision === null)) return refuse('contest-pending', { bodyId: body });
  if (before.some((one) => one.edition === edition.edition)) return refuse('contest-already-decided', { bodyId: body, edition: edition.edition });
  // R13: lateness is judged by when the system learned of it.
  if (dateAt(act.recordedAt) > edition.contestUntil) return refuse('contest-too-late', { contestUntil: edition.contestUntil });
  return refuseFor(textFault({ reason })) ?? accept({ type: 'RankingLineContested', data: { edition: edition.edition, body, reason: reason.trim(), duties: [...new Set(duties)] } });
}

function uphold({ body, reason }: Of<'UpholdRankingLine'>, { edition, contests }: Published): Outcome {
  if (!isPending(body, contests)) return refuse('contest-not-filed', { bodyId: body });
  return refuseFor(textFault({ reason })) ?? accept({ type: 'RankingLineUpheld', data: { edition: edition.edition, body, reason: reason.trim() } });
}

function correct(command: Of<'CorrectRanking'>, state: Published, act: Act): Outcome {
  const { body, name, paper, adjustments, reason } = command;
  const { edition, contests, minimumN } = state;
  const fault = refuseFor(paperFault(paper.number, paper.date, paper.signatory, act) ?? textFault({ reason }));
  if (fault !== null) return fault;
  const line = lineOf(body, edition);
  const counts = adjustedCounts(line?.counts ?? null, body, adjustments, state.adjusted);
  if (!counts.ok) return counts;
  const others = linesOf(edition).filter((one) => one.body !== body);
  const list = rankBodies([...others, { body, name: line?.name ?? name, counts: counts.counts } satisfies RankedBody], minimumN);
  return accept({
    type: 'RankingCorrected',
    data: { ...paper, edition: edition.edition + 1, ...list, contestUntil: contestUntil(command, act), body, reason: reason.trim(), contested: isPending(body, contests), adjustments },
  });
}

const linesOf = ({ ranked, unranked }: RankingEdition): readonly RankingLine[] => [...ranked, ...unranked];
const lineOf = (body: BodyId, edition: RankingEdition): RankingLine | null => linesOf(edition).find((line) => line.body === body) ?? null;
const isPending = (body: BodyId, contests: RankingState['contests']): boolean => contests.some((one) => one.body === body && one.decision === null);
