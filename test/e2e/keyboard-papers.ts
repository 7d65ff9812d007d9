import type { IndicatorsAnswer } from '#libs/application';
import { listing, TODAY, TYPED_TODAY, YEAR, type KeyboardDesk, type KeyboardTask } from './keyboard-desk.js';

const DIRECTIVE = 'POST /api/directives/{id}';
const INDICATOR = 'POST /api/indicators/{id}';
const URGING = 'POST /api/urgings/{id}';

const overview = (desk: KeyboardDesk): string => `/api/directives/${desk.duties.directive}`;

/** A paper that urges the duty `e` of Sở Y tế. */
function urged(desk: KeyboardDesk, number: number): Promise<string> {
  return desk.does('canbo-bandanvan', '/api/urgings', {
    date: TODAY, grade: 'remind', assignments: [desk.duties.of('e')], number: { issuer: 'ban-dan-van', kind: 'CV', year: YEAR, number, symbol: `${number}-CV/BDVTU` }, signatory: { capacity: 'T/L', position: 'Chánh Văn phòng' }, answerDue: TODAY, demand: 'Báo cáo kết quả', asksExplanation: true, basis: '31-KH/TU',
  }); // prettier-ignore
}

/** What is done with directives after they were issued, with indicators, and with papers that urge. */
export const PAPER_TASKS: readonly KeyboardTask[] = [
  {
    what: 'an issuer whose line broke changes the draft that it left, and issues it',
    acts: ['PUT /api/directives/{id}/draft'],
    run: async (desk) => {
      const me = await desk.sits('thuongtruc', '/van-ban/ban-hanh');
      await me.page.route('**/issue', (route) => route.abort(), { times: 1 });
      await me.page.locator('select[name=confirmingBody] option').nth(5).waitFor({ state: 'attached' });
      await me.writeAll({ number: '41', symbol: '41-KH/TU', title: 'Kế hoạch chưa đi được', position: 'Phó Bí thư', confirmingBody: /^Văn phòng Tỉnh ủy$/u, supervisingBody: /^Ban Dân vận Tỉnh ủy$/u });
      await me.writeAll({ 'tasks.0.code': 'II.1', 'tasks.0.sentence': 'Sở Y tế xây dựng đề án trước ngày 30/6/2099.', 'tasks.0.summary': 'Xây dựng đề án', 'tasks.0.lead': /^Sở Y tế$/u, 'tasks.0.phrase': 'trước ngày 30/6/2099' });
      await me.says('Đọc là: 29/06/2099');
      await me.open('Thêm mọi đơn vị chủ trì vào nơi nhận');
      await me.open('Ban hành');
      await me.tick(/^Văn bản đúng như vậy/u);
      await me.open('Ban hành');
      await me.page.getByRole('alert').first().waitFor();
      await me.write('title', 'Kế hoạch đã đi được');
      await me.open('Ban hành');
      await me.says('Đã ban hành 41-KH/TU.');
      await desk.finds('thuongtruc', '/api/directives', { directives: listing({ symbol: '41-KH/TU', title: 'Kế hoạch đã đi được', status: 'issued' }) });
    },
  },
  {
    what: 'an office corrects a figure and takes one out; an issuer changes an indicator, ties and unties it, and withdraws it',
    acts: [`${INDICATOR}/measurement-correction`, `${INDICATOR}/measurement-withdrawal`, `${INDICATOR}/amendment`, `${INDICATOR}/links`, `${INDICATOR}/unlinking`, `${INDICATOR}/withdrawal`],
    run: async (desk) => {
      const id = desk.things.indicator;
      let me = await desk.sits('canbo-bandanvan', `/chi-tieu/${id}`);
      await me.open(/^Đính chính: .*2022$/u);
      await me.writeAll({ 'measurement.numerator': '62', reason: 'cộng nhầm' });
      await me.open('Đính chính: ghi nhận');
      await me.says('Đã ghi nhận: Đính chính.');
      await me.open(/^Rút số liệu: .*2022$/u);
      await me.write('reason', 'chưa đối chiếu');
      await me.open('Rút số liệu: ghi nhận');
      await me.says('Đã ghi nhận: Rút số liệu.');
      await desk.finds('canbo-bandanvan', `/api/indicators/${id}`, { measurements: listing({ figure: null, acts: [{ act: 'recorded' }, { act: 'corrected', reason: 'cộng nhầm' }, { act: 'withdrawn', reason: 'chưa đối chiếu' }] }) });
      const other = (await desk.asks<IndicatorsAnswer>('thuongtruc', '/api/indicators')).indicators.find(({ indicatorId }) => indicatorId !== id)?.indicatorId ?? '';
      me = await desk.sits('thuongtruc', `/chi-tieu/${other}`);
      await me.deed('Điều chỉnh chỉ tiêu', { 'content.name': 'Chỉ tiêu nêu lại', basis: 'TB 8' });
      await me.deed('Gắn với nhiệm vụ', { 'duty.kind': /^một việc/u, 'duty.taskCode': /^IV\.4/u });
      await desk.finds('thuongtruc', `/api/indicators/${other}`, { indicator: { name: 'Chỉ tiêu nêu lại', links: listing({ kind: 'task', taskCode: 'IV.4' }) } });
      await me.deed('Bỏ gắn với nhiệm vụ', { 'duty.kind': /^một việc/u, 'duty.taskCode': /^IV\.4/u, reason: 'gắn nhầm' });
      await me.deed('Thu hồi chỉ tiêu', { basis: 'TB 9' });
      await desk.finds('thuongtruc', `/api/indicators/${other}`, { indicator: { status: 'withdrawn' } });
    },
  },
  {
    what: 'whoever was urged answers and explains, and takes both back; whoever urged says that it came, asks again, takes the explanation and takes that back, closes, opens again, and withdraws',
    acts: [
      `${URGING}/deliveries/{body}`, `${URGING}/answers`, `${URGING}/answers-taken-back`, `${URGING}/explanations`, `${URGING}/explanations-taken-back`, `${URGING}/explanations/{body}/return`, `${URGING}/explanations/{body}/acceptance`,
      `${URGING}/explanations/{body}/acceptance-taken-back`, `${URGING}/closure`, `${URGING}/reopening`, `${URGING}/withdrawal`,
    ],
    run: async (desk) => {
      const [id, of] = [await urged(desk, 501), 'Sở Y tế'];
      let me = await desk.sits('canbo-so-y-te', `/don-doc/${id}`);
      await me.deed('Ghi đã chuyển đến', { channel: 'văn thư' });
      await me.deed('Trả lời đôn đốc', { text: 'Đã xong', promises: null, 'promises.0.assignmentId': /^e/u, 'promises.0.day': '15/01/2099' });
      await me.deed('Rút trả lời', { reason: 'nhầm' });
      await me.deed('Giải trình', { text: 'Chờ số liệu' });
      await me.deed('Rút giải trình', { reason: 'nhầm' });
      await me.deed('Giải trình', { text: 'Chờ số liệu của cơ sở' });
      me = await desk.sits('canbo-bandanvan', `/don-doc/${id}`);
      await me.deed('Yêu cầu giải trình lại', { reason: 'chưa rõ', due: TYPED_TODAY }, of);
      await desk.does('canbo-so-y-te', `/api/urgings/${id}/explanations`, { text: 'Chờ số liệu của cấp huyện' });
      await me.deed('Chấp nhận giải trình', { note: 'rõ' }, of);
      await me.deed('Rút chấp nhận giải trình', { reason: 'nhầm' }, of);
      await me.deed('Kết thúc đôn đốc', { note: 'đủ' });
      await desk.finds('canbo-bandanvan', `/api/urgings/${id}`, { urging: { status: 'closed' } });
      await me.deed('Mở lại văn bản đôn đốc', { reason: 'nhầm' });
      await me.deed('Thu hồi văn bản đôn đốc', { basis: '502-CV/BDVTU' });
      const steps = ['given', 'taken-back', 'given', 'asked-again', 'given', 'accepted', 'acceptance-taken-back'].map((step) => ({ step }));
      await desk.finds('canbo-bandanvan', `/api/urgings/${id}`, { urging: { status: 'withdrawn' }, addressees: [{ delivered: true, answers: [{ text: 'Đã xong', takenBack: 'nhầm' }], explanation: { steps } }] });
    },
  },
  {
    what: 'an issuer gives a task to one more body, concludes its directive, takes that back, and withdraws it; the desk of a receiver says that it came',
    acts: [`${DIRECTIVE}/receipts/{body}/delivery`, `${DIRECTIVE}/tasks/{code}/assignments`, `${DIRECTIVE}/conclusion`, `${DIRECTIVE}/conclusion-taken-back`, `${DIRECTIVE}/withdrawal`],
    run: async (desk) => {
      const { directive } = desk.duties;
      let me = await desk.sits('canbo-so-tu-phap', `/van-ban/${directive}`);
      await me.deed('Xác nhận đã nhận văn bản');
      await desk.finds('thuongtruc', `${overview(desk)}/receipts`, { receipts: listing({ addressee: 'so-tu-phap', state: 'delivered' }) });
      me = await desk.sits('thuongtruc', `/van-ban/${directive}`);
      await me.deed('Giao thêm đơn vị chủ trì', { code: /^e:/u, leadBody: /^Sở Nội vụ$/u, reason: 'thêm đầu mối' });
      await me.deed('Tổng kết văn bản', { basis: 'KL 9' });
      await desk.finds('thuongtruc', overview(desk), { directive: { status: 'concluded' } });
      await me.deed('Rút tổng kết văn bản', { reason: 'tổng kết nhầm' });
      await desk.finds('thuongtruc', overview(desk), { directive: { status: 'issued' } });
      await me.deed('Thu hồi văn bản', { basis: 'QĐ 5' });
      await desk.finds('thuongtruc', overview(desk), { directive: { status: 'withdrawn' }, tasks: listing({ taskCode: 'e', assignments: listing({ body: 'so-noi-vu' }) }) });
    },
  },
];
