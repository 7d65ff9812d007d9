import { ActOnRanking, LiveRankingQuestion, RANKING, rankingStream, type RankingIntent } from '#libs/application';
import type { BodyId, LocalDate } from '#libs/domain';
import type { Chance } from './chance.js';
import type { Clients } from './clients.js';
import { SUPERVISOR } from './province.js';
import type { World } from './world.js';

const signatory = { capacity: 'T/M', onBehalfOf: null, position: 'Trưởng ban' } as const;

/** The lists of the supervising office: published for the quarter before, contested, upheld, corrected, withdrawn. */
export class RankingActs {
  private papers = 0;

  constructor(
    private readonly world: World,
    private readonly clients: Clients,
    private readonly chance: Chance,
  ) {}

  async act(today: LocalDate): Promise<void> {
    const { chance, world } = this;
    const period = quarterBefore(today);
    const known = await world.known((core) => core.stateOf(RANKING, rankingStream(SUPERVISOR, period)));
    if (known === null) return;
    const lines = known.edition === null ? [] : [...known.edition.ranked, ...known.edition.unranked];
    if (known.status !== 'published' || lines.length === 0) return this.publish(period, today);
    const contested = known.contests.find(({ decision }) => decision === null)?.body;
    const { body, name } = lines.find((line) => line.body === contested) ?? chance.pick(lines);
    if (contested !== undefined && chance.hit(0.3)) return this.send(SUPERVISOR, period, { type: 'UpholdRankingLine', body, reason: 'đúng' });
    const wanted = chance.pick<readonly [BodyId, RankingIntent]>([
      [body, { type: 'ContestRankingLine', body, reason: 'tính sai', duties: [] }],
      [body, { type: 'ContestRankingLine', body, reason: 'tính sai', duties: [] }],
      [SUPERVISOR, { type: 'UpholdRankingLine', body, reason: 'đúng' }],
      [SUPERVISOR, await this.correction(period, body, name, today)],
      [SUPERVISOR, chance.hit(0.2) ? { type: 'WithdrawRanking', reason: 'sai kỳ' } : { type: 'UpholdRankingLine', body, reason: 'đúng' }],
    ]);
    await this.send(wanted[0], period, wanted[1]);
  }

  private async publish(period: string, today: LocalDate): Promise<void> {
    const list = await this.world.liveRanking(new LiveRankingQuestion({ asOf: { kind: 'now' }, visibility: { kind: 'all' } }, SUPERVISOR, period, 'current'));
    if (list === null) return;
    const { moment, ranked, unranked } = list;
    await this.send(SUPERVISOR, period, { type: 'PublishRanking', paper: this.paper(today), against: 'current', judged: moment, bodies: [...ranked, ...unranked], basis: 'quy chế' });
  }

  private async correction(period: string, body: BodyId, name: string, today: LocalDate): Promise<RankingIntent> {
    const duties = await this.world.rankedDuties(SUPERVISOR, period, body);
    const adjustments = duties.slice(0, 1).map(({ duty, countsAs }) => ({ assignmentId: duty.assignmentId, from: countsAs, to: countsAs === 'done-on-time' ? ('done-late' as const) : ('done-on-time' as const), reason: 'nhập nhầm' }));
    return { type: 'CorrectRanking', body, name, paper: this.paper(today), adjustments, reason: 'đính chính' };
  }

  private async send(by: BodyId, period: string, intent: RankingIntent): Promise<void> {
    await this.clients.act(by, (context) => new ActOnRanking(SUPERVISOR, period, intent, context));
  }

  private paper(today: LocalDate) {
    this.papers += 1;
    const number = 7000 + this.papers;
    return { number: { issuer: SUPERVISOR, kind: 'TB', year: Number(today.slice(0, 4)), number, symbol: `${number}-TB` }, date: today, signatory } as const;
  }
}

function quarterBefore(today: LocalDate): string {
  const [year, quarter] = [Number(today.slice(0, 4)), Math.ceil(Number(today.slice(5, 7)) / 3)];
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
}
