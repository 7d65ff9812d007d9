import { bodyId, localDate, NO_DEADLINE, type Deadline, type DirectiveContent, type DirectiveItem, type LocalDate, type Task } from '#libs/domain';
import { ALL, beside, item, lead, task } from '../sample-paper.js';
import { SAMPLE_ISSUER, SAMPLE_PLAN } from '../sample-plan.js';

/** Day of the second paper of the demo. Nothing of the kind is known: the paper, its days and all that happens to it are the demo's own. */
export const SECOND_PAPER_DATE: LocalDate = localDate('2023-04-10');
/** Kept apart from the plan: what it goes through is rare in real life, and all of it happens within one year. */
export const ASSUMED = '(giả định của dữ liệu mẫu)';

export const dueBy = (due: LocalDate): readonly Deadline[] => [
  { ...NO_DEADLINE, phrase: `chậm nhất ngày ${due.slice(8)}/${due.slice(5, 7)}/${due.slice(0, 4)}`, kind: 'date', due, boundary: 'inclusive', confidence: 'high' },
];

const DUE = dueBy(localDate('2023-06-30'));
const oneTask = ({ code, summary, ...more }: Task): DirectiveItem => item(code, null, `${summary} ${ASSUMED}`, [{ code, summary, ...more }]);

/** Codes of the tasks, by what becomes of them. */
export const SECOND_PAPER_TASKS = { late: 'R.1', unclear: 'R.2', wrongBody: 'R.3', notNeeded: 'R.4', outside: 'R.5', inParts: 'R.6', amendedAway: 'R.7', silent: 'R.8', added: 'R.9' } as const;
const T = SECOND_PAPER_TASKS;

const ITEMS: readonly DirectiveItem[] = [
  oneTask(task(T.late, 'Rà soát tổ chức công đoàn trong cơ quan đảng', ['Báo cáo rà soát'], [lead('ban-to-chuc', 'Ban Tổ chức Tỉnh ủy'), beside('coordinate', 'ban-noi-chinh', 'Ban Nội chính Tỉnh ủy')], dueBy(localDate('2023-05-31')))),
  oneTask(task(T.unclear, 'Rà soát việc giải quyết đơn thư của công nhân', ['Báo cáo rà soát'], [lead('ban-noi-chinh', 'Ban Nội chính Tỉnh ủy')], DUE)),
  oneTask(task(T.wrongBody, 'Rà soát hòa giải viên lao động', ['Danh sách hòa giải viên'], [lead('so-noi-vu', 'Sở Nội vụ')], DUE)),
  oneTask(task(T.notNeeded, 'Tổ chức diễn đàn đoàn viên trẻ', ['Báo cáo kết quả'], [lead('btv-tinh-doan', 'Ban Thường vụ Tỉnh đoàn')], DUE)),
  oneTask(task(T.outside, 'Cho ý kiến về mô hình công đoàn khu công nghiệp', ['Văn bản góp ý'], [lead('dang-doan-tld', 'Đảng đoàn Tổng LĐLĐ Việt Nam')], DUE)),
  oneTask(task(T.inParts, 'Giao hai sở rà soát thiết chế của công nhân', ['Báo cáo của từng sở'], [lead('bcsd-ubnd-tinh', 'Ban cán sự đảng UBND tỉnh', 'direct')], DUE, ALL)),
  oneTask(task(T.amendedAway, 'Tự kiểm tra việc học tập nghị quyết', ['Biên bản tự kiểm tra'], [lead('dang-uy-quan-su', 'Đảng ủy Quân sự tỉnh')], DUE)),
  oneTask(task(T.silent, 'Rà soát tổ chức công đoàn trong đơn vị', ['Báo cáo rà soát'], [lead('dang-uy-bien-phong', 'Đảng ủy Bộ đội Biên phòng tỉnh')], DUE)),
];

/** What the amendment adds. */
export const ADDED_ITEM = oneTask(task(T.added, 'Rà soát tổ chức công đoàn trong doanh nghiệp phục vụ', ['Báo cáo rà soát'], [lead('dang-uy-cong-an', 'Đảng ủy Công an tỉnh')], dueBy(localDate('2023-08-31'))));

const paper = (number: number, title: string): Omit<DirectiveContent, 'directiveId'> => ({
  ...SAMPLE_PLAN, number: { issuer: SAMPLE_ISSUER, kind: 'CV', year: 2023, number, symbol: `${number}-CV/mẫu` }, date: SECOND_PAPER_DATE, title, items: ITEMS, implements: [SAMPLE_PLAN.number.symbol],
  recipients: ITEMS.flatMap(({ tasks }) => tasks).flatMap(({ participants }) => participants).filter(({ role }) => role === 'lead').map(({ body, text }) => ({ text, sourceLine: null, purpose: 'perform', bodies: body === null ? [] : [body], groups: [] })),
  supervisingBody: bodyId('ban-dan-van'),
}); // prettier-ignore

export const SECOND_PAPER = paper(901, `Công văn rà soát việc thực hiện kế hoạch ${ASSUMED}`);
/** As it was first drafted, with a slip in its title. */
export const FIRST_DRAFT = { ...SECOND_PAPER, title: `Công văn rà soát kế hoạch ${ASSUMED}` };
/** Drafted a second time by mistake: its number becomes free again. */
export const DOUBLE_DRAFT = paper(902, `Công văn rà soát việc thực hiện kế hoạch, soạn trùng ${ASSUMED}`);
/** Of a paper marked Mật there is no text, not even in a demo. */
export const SECRET_STUB = { number: { issuer: SAMPLE_ISSUER, kind: 'CV', year: 2023, number: 904, symbol: '904-CV/mẫu' }, date: SECOND_PAPER_DATE, secrecy: 'secret', holder: bodyId('vptu') } as const;
