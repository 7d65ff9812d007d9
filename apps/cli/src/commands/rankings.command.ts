import { LiveRankingQuestion, PublishedRankingQuestion, RankingLineQuestion, RankingsQuestion, type Asked, type RankedDutyRow, type RankingRow, type ReadSide } from '#libs/application';
import { rankingPeriod, type BodyId, type RankingLine } from '#libs/domain';
import { UsageError } from '../command.js';
import { everyPage, told } from '../reading/folder-readings.js';
import { readingCommand, textOf, type Given } from '../reading/reading-command.js';
import { ratioText, tableText } from '../reading/table.js';
import { bodyGiven } from './urgings.command.js';

interface ListAsked {
  readonly office: BodyId;
  readonly period: string;
  readonly live: boolean;
}

const STATUS: Readonly<Record<RankingRow['status'], string>> = { published: 'đang công bố / published', withdrawn: 'đã thu hồi / withdrawn' };
const DECISION = { upheld: 'giữ nguyên / upheld', corrected: 'đính chính / corrected', lapsed: 'hết đối tượng / lapsed', pending: 'đang chờ / pending' } as const;
const BOX: Readonly<Record<RankedDutyRow['countsAs'], string>> = { 'done-on-time': 'đúng hạn / on time', 'done-late': 'xong muộn / late', overdue: 'quá hạn / overdue', 'not-counted': 'không tính / not counted' };

export const rankingsCommand = readingCommand({
  name: 'rankings',
  summary: { vi: 'bảng xếp hạng các cơ quan đã công bố, hoặc hiện tại', en: 'rankings of bodies, as published or as they are' },
  about: {
    vi: 'In các bảng đã công bố; với --office và --period in từng bảng (mọi bản, mọi kiến nghị), --live bảng tính tại thời điểm hỏi, --body các việc làm nên một dòng. Cơ quan có ít việc nêu riêng, không xếp hạng.',
    en: 'Prints the published lists; with --office and --period one of them (every edition, every contest), --live the list as counted at the moment asked, --body the duties of one line. Bodies with few duties stand apart, unranked.',
  },
  options: { office: { type: 'string' }, period: { type: 'string' }, live: { type: 'boolean' }, body: { type: 'string' } },
  optionHelp: [
    '--office BODY văn phòng theo dõi / the supervising office',
    '--period KEY  2022-Q1, 2022-H1 hoặc / or 2022',
    '--live        tính tại thời điểm hỏi / as counted at the moment asked',
    '--body BODY   các việc của một dòng / the duties of one line',
  ],
  check: (given) => void listAsked(given),
  read: (readings, asked, given) => {
    const list = listAsked(given);
    const body = bodyGiven(given, 'body');
    if (list === null) return readAll(readings, asked, bodyGiven(given, 'office'));
    if (body !== null) return readLine(readings, asked, list, body);
    return list.live ? readLive(readings, asked, list) : readPublished(readings, asked, list);
  },
});

/** The one list asked for; null: all of them. @throws UsageError */
function listAsked(given: Given): ListAsked | null {
  const [office, period, live, body] = [bodyGiven(given, 'office'), textOf(given['period']), given['live'] === true, bodyGiven(given, 'body')];
  if (period !== undefined && rankingPeriod(period) === null) throw new UsageError(`--period: cần 2022-Q1, 2022-H1 hoặc 2022 / must be 2022-Q1, 2022-H1 or 2022: ${period}`);
  if (office !== null && period !== undefined) return { office, period, live };
  if (period !== undefined || live || body !== null) throw new UsageError('--period, --live, --body: cần cả --office và --period / need --office and --period');
  return null;
}

type Told = Promise<{ readonly json: object; readonly text: string }>;

async function readAll(readings: ReadSide, asked: Asked, office: BodyId | null): Told {
  const rankings = await everyPage((page) => readings.rankings(new RankingsQuestion(asked, office, page)), (answer) => answer.rankings);
  const text = tableText(
    [
      { heading: 'Văn phòng / office', cell: ({ officeName }) => officeName },
      { heading: 'Kỳ / period', cell: ({ period }) => period.key },
      { heading: 'Trạng thái / status', cell: ({ status }) => STATUS[status] },
      { heading: 'Bản / edition', right: true, cell: ({ edition }) => edition },
      { heading: 'Số / no.', cell: ({ symbol }) => symbol },
      { heading: 'Ngày / date', cell: ({ date }) => date },
      { heading: 'Xếp hạng / ranked', right: true, cell: ({ ranked }) => ranked },
      { heading: 'Nêu riêng / apart', right: true, cell: ({ unranked }) => unranked },
      { heading: 'Kiến nghị đã trả lời / contests decided', right: true, cell: ({ decided }) => ratioText(decided) },
      { heading: 'Kiến nghị đến / until', cell: ({ contestUntil }) => contestUntil },
    ],
    rankings,
  );
  return { json: { rankings }, text };
}

async function readLive(readings: ReadSide, asked: Asked, { office, period }: ListAsked): Told {
  const { moment: _moment, ...list } = await told(readings.liveRanking(new LiveRankingQuestion(asked, office, period, 'current')));
  const note = list.over ? '' : 'Kỳ chưa kết thúc / the period goes on.\n';
  return { json: list, text: `${list.officeName}, ${period} · ${minimum(list.minimumN)}\n${linesText(list)}${note}` };
}

async function readPublished(readings: ReadSide, asked: Asked, { office, period }: ListAsked): Told {
  const { moment: _moment, ...list } = await told(readings.publishedRanking(new PublishedRankingQuestion(asked, office, period)));
  const { ranking, editions, contests, minimumN, judged } = list;
  const text = editions.map((edition) => {
    const { correction } = edition;
    const why = correction === null ? '' : `Đính chính / corrects ${correction.body}: ${correction.reason}\n`;
    return `Bản / edition ${edition.edition}: ${edition.number.symbol}, ${edition.date}\n${why}${linesText(edition)}`;
  });
  const contested = contests.map((one) => `Kiến nghị / contest, ${one.bodyName}: ${one.reason} – ${DECISION[one.decision?.kind ?? 'pending']}\n`);
  const head = `${ranking.officeName}, ${period} · ${STATUS[ranking.status]} · ${minimum(minimumN)} · tính tại / judged at ${new Date(judged.at).toISOString()} (index:${judged.index})\n`;
  return { json: list, text: `${head}${[...text, contested.join('')].filter((part) => part !== '').join('\n')}` };
}

async function readLine(readings: ReadSide, asked: Asked, { office, period, live }: ListAsked, body: BodyId): Told {
  const of = live ? ({ kind: 'live', against: 'current' } as const) : ({ kind: 'published' } as const);
  const { moment: _moment, ...answer } = await told(readings.rankingLine(new RankingLineQuestion(asked, office, period, body, of)));
  const text = tableText(
    [
      { heading: 'Việc / task', cell: ({ duty }) => duty.taskCode },
      { heading: 'Hạn / due', cell: ({ duty }) => duty.currentDue ?? '–' },
      { heading: 'Tính là / counts as', cell: ({ countsAs }) => BOX[countsAs] },
      { heading: 'Trước đính chính / before correction', cell: ({ judgedAs, correction }) => (correction === null ? '' : BOX[judgedAs]) },
      { heading: 'Lý do / why', cell: ({ correction }) => correction?.reason ?? '' },
    ],
    answer.duties,
  );
  const { line } = answer;
  const share = line === null ? '–' : `${ratioText(line.completion)} · đúng hạn / on time ${ratioText(line.onTime)}`;
  return { json: answer, text: `${answer.bodyName}: ${share}\n${text}` };
}

const minimum = (n: number): string => `xếp hạng từ ${n} việc / ranked from ${n} duties`;

function linesText({ ranked, unranked }: { readonly ranked: readonly RankingLine[]; readonly unranked: readonly RankingLine[] }): string {
  return tableText(
    [
      { heading: 'Hạng / place', right: true, cell: ({ place }) => place ?? '–' },
      { heading: 'Cơ quan / body', cell: ({ name }) => name },
      { heading: 'Hoàn thành / completed', right: true, cell: ({ completion }) => ratioText(completion) },
      { heading: 'Đúng hạn / on time', right: true, cell: ({ onTime }) => ratioText(onTime) },
      { heading: 'Quá hạn / overdue', right: true, cell: ({ counts }) => counts.overdue },
    ],
    [...ranked, ...unranked],
  );
}
