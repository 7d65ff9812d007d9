import { ActOnRanking, type LiveRankingAnswer, type RankingIntent, type RankingLineAnswer } from '#libs/application';
import { bodyId, localDate, type BodyId, type LocalDate } from '#libs/domain';
import type { SeededRandom } from '../seeded-random.js';
import type { Life } from './simulation-agenda.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

/** The list of an office for a period as it stands now, and the duties of one published line, counted by the read side: the story does not count by itself. */
export interface Standings {
  readonly list: (office: BodyId, period: string) => Promise<LiveRankingAnswer>;
  readonly line: (office: BodyId, period: string, body: BodyId) => Promise<RankingLineAnswer>;
}

const OFFICE = bodyId('ban-dan-van');
const FIRST_YEAR = 2022;
/** Of all lines the last two are contested: the first is told that its line is right, the second gets it corrected where something was late. Most bodies have few duties and so no place, but a line. */
const CONTESTING = 2;

/** In January the supervising office publishes the list of the year before, two bodies contest their lines, and both are answered (feature 56). */
export async function* yearlyRankings(stage: Stage, standings: Standings, random: SeededRandom): Life {
  for (let year = FIRST_YEAR; ; year += 1) {
    yield officeHour(localDate(`${year + 1}-01-${random.between(18, 26)}`), random);
    const [office, period] = [stage.present(OFFICE), String(year)];
    const { moment, ranked, unranked } = await standings.list(office, period);
    const lines = [...ranked, ...unranked];
    if (lines.length === 0) continue;
    const send = (by: BodyId, intent: RankingIntent): Promise<unknown> => stage.by(by, (context) => new ActOnRanking(office, period, intent, context));
    const publishes = (number: number) => send(office, { type: 'PublishRanking', paper: paperOf(office, number, stage.today()), against: 'current', judged: moment, bodies: lines, basis: 'Quy chế công bố của bản trình diễn (giả định)' });
    if (year === FIRST_YEAR) {
      await publishes(700);
      await send(office, { type: 'WithdrawRanking', reason: 'Công bố nhầm bản chưa ký (giả định)' });
    }
    await publishes(701);
    for (const [place, { body, name }] of lines.filter((line) => stage.present(line.body) === line.body && line.counts['done-late'] > 0).slice(-CONTESTING).entries()) {
      yield officeHour(weekdaysLater(stage.today(), random.between(1, 2)), random);
      await send(body, { type: 'ContestRankingLine', body, reason: 'Đề nghị xem lại một việc đã báo cáo bằng văn bản giấy (dữ liệu mẫu)', duties: [] });
      yield officeHour(weekdaysLater(stage.today(), 1), random);
      const { duties } = await standings.line(office, period, body);
      const late = duties.find(({ countsAs }) => countsAs === 'done-late');
      if (place === 0 || late === undefined) await send(office, { type: 'UpholdRankingLine', body, reason: 'Đã đối chiếu với nhật ký: số liệu đúng' });
      else {
        const adjustment = { assignmentId: late.duty.assignmentId, from: 'done-late', to: 'done-on-time', reason: 'Văn bản giấy đã gửi đúng hạn (dữ liệu mẫu)' } as const;
        await send(office, { type: 'CorrectRanking', body, name, paper: paperOf(office, 702, stage.today()), adjustments: [adjustment], reason: 'Đính chính theo văn bản giấy (dữ liệu mẫu)' });
      }
    }
  }
}

const paperOf = (issuer: BodyId, number: number, date: LocalDate) =>
  ({ number: { issuer, kind: 'TB', year: Number(date.slice(0, 4)), number, symbol: `${number}-TB` }, date, signatory: { capacity: 'T/M', onBehalfOf: null, position: 'Trưởng ban' } }) as const;
