import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { LiveRankingQuestion, RankingLineQuestion } from '#libs/application';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { SystemClock } from '#libs/adapters/clock-system';
import { iterateEvents, LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';
import { SeededIds } from '#libs/adapters/ids-node';
import { dateAt, endOfDay, parseLocalDate, type LocalDate } from '#libs/domain';
import { playDemo, sampleChanges2025, SAMPLE_PASSWORD, SAMPLE_PLAN_DATE, SimulatedClock, type Standings } from '#libs/sample';
import { dataFolder, readArguments } from '../arguments.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { openLocalEngine } from '../engine/local-engine.js';
import { print, printJson, progressBar } from '../output.js';
import { askedAt, readFolder, told } from '../reading/folder-readings.js';
import { refuseOnServers } from '../reading/installation-log.js';
import { supervisionTally, tallyText } from '../reading/supervision-tally.js';
import { boardText } from '../replaying/board-text.js';
import { FoldedLog } from '../replaying/folded-log.js';

const HELP = `dondoc demo [--data DIR] [--seed N] [--until YYYY-MM-DD] [--json]

Diễn kế hoạch mẫu 24-KH/TU từ 15/11/2021 đến ngày cho trước vào một thư mục trống, bằng đồng hồ mô phỏng: nhắc hạn, đôn
đốc, báo cáo định kỳ, sơ kết, kiểm tra, giám sát, ủy quyền, sắp xếp bộ máy năm 2025, cùng một công văn giả định cho những
việc hiếm gặp (trả lại, điều chuyển, tạm dừng, thu hồi, sửa nhầm); rồi in bốn ô, danh sách quá hạn, số việc từng loại k/n
và số sự kiện. Cùng seed và cùng ngày thì export giống nhau từng byte. Ngoài văn bản kế hoạch, mọi số liệu là mô phỏng.
Plays the sample plan from 15/11/2021 to the given day into a fresh folder, with a simulated clock: reminders, urgings,
periodic reports, reviews, inspections, supervision, delegation, the reorganisation of 2025, and an assumed second paper
for what is rare (returned, moved, suspended, withdrawn, taken back); then prints the four boxes, the overdue list, what
happened by kind, k/n, and the number of events. The same seed and day give the same export, byte for byte. Beyond the
plan itself, everything is simulated.

  --data DIR           thư mục trống / a fresh folder (default: DONDOC_DATA or ./data)
  --seed N             số nguyên / a whole number (default 1)
  --until YYYY-MM-DD   ngày cuối / last day (default: hôm nay / today)
  --json               in JSON / print JSON
`;

export const demoCommand: Command = {
  name: 'demo',
  summary: { vi: 'diễn kế hoạch mẫu vào một thư mục trống', en: 'play the sample plan into a fresh folder' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, { data: { type: 'string' }, seed: { type: 'string' }, until: { type: 'string' }, json: { type: 'boolean' } } as const, 0);
    const real = new SystemClock();
    const seed = seedIn(values.seed ?? '1');
    const until = dayIn(values.until, dateAt(real.now()));
    const folder = dataFolder(values.data);
    refuseOnServers(folder, { vi: 'Hãy diễn vào một thư mục, rồi chép lên máy chủ: dondoc copy-log', en: 'Play it into a folder, then copy that to the servers: dondoc copy-log' });
    if (existsSync(join(folder, LOG_FILE_NAME))) {
      throw new FailedError({ vi: `${folder} đã có nhật ký; demo cần một thư mục trống`, en: `${folder} already holds a log; demo needs a fresh folder` });
    }
    await play(folder, seed, until, real);
    const folded = new FoldedLog();
    const at = endOfDay(until) - 1;
    for (const logged of iterateEvents(folder)) folded.take(logged, at);
    const overdue = folded.overdue(at);
    const tally = await readFolder(folder, (readings) => supervisionTally(readings, askedAt(at), folded, at), { now: () => at });
    if (values.json === true) await printJson({ seed, until, asOf: new Date(at).toISOString(), events: folded.events, boxes: folded.boxes(at), overdue, supervision: tally });
    else await print(`${boardText(folded.boxes(at), overdue)}\n${tallyText(tally)}\n${assumptionsUntil(until)}Số sự kiện / events: ${folded.events}\n`);
    return 0;
  },
};

/** What the story assumes about the changes of bodies that it has come to; nothing before 2025. */
function assumptionsUntil(until: LocalDate): string {
  const lines = sampleChanges2025().flatMap(({ on, assumed }) => (on <= until && assumed !== null ? [`${on}  ${assumed.vi} / ${assumed.en}`] : []));
  return lines.length === 0 ? '' : `${[...new Set(lines)].join('\n')}\n\n`;
}

async function play(folder: string, seed: number, until: LocalDate, real: SystemClock): Promise<void> {
  const clock = new SimulatedClock(real);
  const ids = new SeededIds(String(seed));
  const engine = openLocalEngine(folder, clock, ids);
  const accounts = openSqliteCredentialStore({ folder });
  const bar = progressBar('demo');
  try {
    const passwordHash = await hash(SAMPLE_PASSWORD);
    await playDemo({ send: engine.send, settle: engine.settle, remind: engine.remind, log: engine.log, shown: engine.shown, standings: standingsOf(folder, clock), accounts, clock, ids, passwordHash, seed, until, progress: bar.update });
  } finally {
    bar.stop();
    accounts.close();
    await engine.close();
  }
}

/** Counted from the log of the folder each time: a few times in all the years. */
function standingsOf(folder: string, clock: SimulatedClock): Standings {
  return {
    list: (office, period) => readFolder(folder, (readings) => told(readings.liveRanking(new LiveRankingQuestion(askedAt(clock.now()), office, period, 'current'))), clock),
    line: (office, period, body) => readFolder(folder, (readings) => told(readings.rankingLine(new RankingLineQuestion(askedAt(clock.now()), office, period, body, { kind: 'published' }))), clock),
  };
}

function seedIn(text: string): number {
  if (!/^-?\d{1,9}$/u.test(text)) throw new UsageError(`--seed: cần số nguyên / must be a whole number: ${text}`);
  return Number(text);
}

function dayIn(text: string | undefined, today: LocalDate): LocalDate {
  if (text === undefined) return today;
  const day = parseLocalDate(text);
  if (day === null) throw new UsageError(`--until: không phải ngày YYYY-MM-DD / no day YYYY-MM-DD: ${text}`);
  if (day < SAMPLE_PLAN_DATE || day > today) throw new UsageError(`--until: từ ${SAMPLE_PLAN_DATE} đến ${today} / from ${SAMPLE_PLAN_DATE} to ${today}: ${text}`);
  return day;
}
