import { writeFileSync } from 'node:fs';
import { conformanceOf, flowPicture, momentInLog, STORED_TITLES, type ConformanceAnswer, type ConformanceScope, type ListedDeviation } from '#libs/application';
import { dateAt, DEVIATION_KINDS, directiveId, nameOn, type BodyId, type DeviationKind, type OrganisationState } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { asOfIn, refuseNoMoment } from '../as-of.js';
import { UsageError, type Command } from '../command.js';
import { registerOf } from '../engine/register-of.js';
import { print, printJson, progressBar } from '../output.js';
import { openInstallationLog } from '../reading/installation-log.js';
import { tableText } from '../reading/table.js';
import { oneOf } from './board-words.js';
import { bodyGiven } from './urgings.command.js';

const KIND: Readonly<Record<DeviationKind, string>> = {
  'out-of-order': 'sai trình tự / out of order', 'acknowledged-late': 'tiếp nhận chậm / acknowledged late', 'not-acknowledged': 'chưa tiếp nhận / not acknowledged', 'finished-late': 'hoàn thành quá hạn / finished late', overdue: 'quá hạn / overdue',
  'returned-for-rework': 'phải làm lại / returned for rework', 'returned-to-issuer': 'trả lại nơi giao / returned to the issuer', 'answered-late': 'xác nhận chậm / answered late', 'answer-overdue': 'chưa xác nhận, quá hạn / answer overdue',
  'extension-asked-late': 'xin gia hạn muộn / extension asked late', 'extension-decided-late': 'quyết định gia hạn chậm / extension decided late', 'extension-undecided': 'chưa quyết định gia hạn / extension undecided', 'extended-beyond-cap': 'gia hạn quá số lần / extended beyond the cap',
  'due-after-parent': 'hạn sau hạn cấp trên / due after its parent', 'coordination-late': 'phối hợp chậm / coordination late', 'entered-afterwards': 'ghi bổ sung / entered afterwards', 'act-taken-back': 'đính chính / act taken back', 'lateness-waived': 'không tính chậm / lateness waived',
}; // prettier-ignore
const PRINTED = 50;
const EVERY_ONE = Number.MAX_SAFE_INTEGER;

const HELP = `dondoc conformance [--as-of T] [--body B] [--directive ID] [--kind K] [--every-act] [--svg FILE] [--least N] [--data DIR] [--json]

Đối chiếu từng nhiệm vụ với quy trình phải theo: sai khác theo loại và theo cơ quan; việc gì nối tiếp việc gì, mất bao lâu.
Holds each duty against the process as it should run: deviations by kind and body; what follows what, and how long it takes.

  --as-of T     ngày YYYY-MM-DD (hết ngày), thời điểm ISO 8601, hoặc index:N / a day (its end), an ISO 8601 instant, or index:N
  --body B      chỉ cơ quan này / this body only
  --directive ID  chỉ văn bản này / this directive only
  --kind K      ${DEVIATION_KINDS.join(', ')}
  --every-act   cả nhắc việc, phối hợp, từng điểm… trong đồ thị / reminders, coordination, points and so on in the graph too
  --svg FILE    vẽ đồ thị vào tệp mới / draw the graph into a new file
  --least N     không vẽ bước ít hơn N lần / do not draw flows rarer than that (default: 1)
  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
  --json        in JSON, với mọi sai khác / print JSON, with every deviation
`;

/** What finding the moment takes of the whole. */
const FINDING_MOMENT = 0.2;

export const conformanceCommand: Command = {
  name: 'conformance',
  summary: { vi: 'đối chiếu với quy trình phải theo, sơ đồ trình tự', en: 'the process as it should run against what happened' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, { 'as-of': { type: 'string' }, body: { type: 'string' }, directive: { type: 'string' }, kind: { type: 'string' }, 'every-act': { type: 'boolean' }, svg: { type: 'string' }, least: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } }, 0);
    const least = Number(values.least ?? '1');
    if (!Number.isSafeInteger(least) || least < 1) throw new UsageError(`--least: ${String(values.least)}`);
    if (values.directive !== undefined && !/^[0-9a-f-]{36}$/u.test(values.directive)) throw new UsageError(`--directive: không phải mã văn bản / no id of a directive: ${values.directive}`);
    const wanted: Omit<ConformanceScope, 'moment' | 'end'> = {
      body: bodyGiven(values, 'body'), directiveId: values.directive === undefined ? null : directiveId(values.directive), kind: oneOf(values, 'kind', DEVIATION_KINDS),
      everyAct: values['every-act'] === true, listed: values.json === true ? EVERY_ONE : PRINTED,
    }; // prettier-ignore
    const folder = dataFolder(values.data);
    const asOf = asOfIn(values['as-of']);
    const log = await openInstallationLog(folder);
    const bar = progressBar('conformance');
    try {
      await refuseNoMoment(log, asOf);
      const total = Math.max(1, await log.count());
      const found = await momentInLog(log, asOf, (index) => bar.update((FINDING_MOMENT * index) / total));
      if (found === null) throw new UsageError('--as-of: không có thời điểm này trong nhật ký / there is no such moment in the log');
      const answer = await conformanceOf(log, { ...wanted, ...found }, (part) => bar.update(FINDING_MOMENT + (1 - FINDING_MOMENT) * part));
      bar.stop();
      const names = namesOf(await registerOf(folder), answer);
      if (values.svg !== undefined) writeFileSync(values.svg, flowPicture(answer.activities, answer.flows, { labels: STORED_TITLES, least, most: 60, about: aboutOf(answer, wanted.body === null ? null : (names.get(wanted.body) ?? wanted.body)) }), { flag: 'wx' });
      await (values.json === true ? printJson(answer) : print(textOf(answer, names)));
      return 0;
    } finally {
      bar.stop();
      await log.close();
    }
  },
};

const aboutOf = ({ moment, duties }: ConformanceAnswer, body: string | null): string => `${body === null ? '' : `${body} · `}${duties} nhiệm vụ / duties · ${dateAt(moment.at)}`;

function namesOf(register: OrganisationState, { moment, bodies }: ConformanceAnswer): ReadonlyMap<BodyId, string> {
  return new Map(bodies.map(({ body }) => [body, nameOn(register, body, dateAt(moment.at)) ?? body]));
}

function textOf({ moment, duties, conforming, kinds, bodies, deviations, flows }: ConformanceAnswer, names: ReadonlyMap<BodyId, string>): string {
  const name = (body: BodyId): string => names.get(body) ?? body;
  const days = (milliseconds: number): string => (milliseconds / 86_400_000).toFixed(1);
  const listed = (each: ListedDeviation): string => (each.revision === null ? '–' : String(each.revision));
  return [
    `${new Date(moment.at).toISOString()} (${moment.index}): ${conforming}/${duties} nhiệm vụ đúng quy trình / duties as they should\n`,
    tableText([{ heading: 'Sai khác / deviation', cell: ([kind]) => KIND[kind as DeviationKind] }, { heading: 'n', right: true, cell: ([, n]) => n }], Object.entries(kinds).filter(([, n]) => n > 0)),
    tableText([{ heading: 'Cơ quan / body', cell: ({ body }) => name(body) }, { heading: 'n', right: true, cell: ({ total }) => total }, { heading: 'Gồm / of which', cell: ({ kinds: of }) => Object.entries(of).map(([kind, n]) => `${kind} ${n}`).join(', ') }], bodies),
    tableText([{ heading: 'Từ / from', cell: ({ from }) => STORED_TITLES[from]?.vi ?? from }, { heading: 'Đến / to', cell: ({ to }) => STORED_TITLES[to]?.vi ?? to }, { heading: 'n', right: true, cell: ({ count }) => count }, { heading: 'trung vị, ngày / median days', right: true, cell: ({ times }) => days(times.median) }, { heading: '90 %', right: true, cell: ({ times }) => days(times.p90) }], flows),
    tableText([{ heading: 'Ngày / on', cell: ({ on }) => on }, { heading: 'Việc / task', cell: ({ taskCode }) => taskCode }, { heading: 'Cơ quan / body', cell: ({ body }) => name(body) }, { heading: 'Sai khác / deviation', cell: ({ kind }) => KIND[kind] }, { heading: 'Sự kiện / event', right: true, cell: listed }, { heading: 'Nhiệm vụ / duty', cell: ({ assignmentId }) => assignmentId }], deviations),
  ].join('');
}
