import type { InboxAnswer } from '#libs/application';
import { having, listing, type KeyboardDesk, type KeyboardTask } from './keyboard-desk.js';

const AT = 'POST /api/assignments/{id}';
const at = (desk: KeyboardDesk, task: string): string => `/viec/${desk.duties.of(task)}`;
const to = (desk: KeyboardDesk, task: string, act: string): string => `/api/assignments/${desk.duties.of(task)}/${act}`;

/** Acts on duties that are rarer than those of every day. */
export const DUTY_TASKS: readonly KeyboardTask[] = [
  {
    what: 'an issuer stars a duty, adds points and drops one, moves its day, stops it, lets it go on, and gives it to another',
    acts: [`${AT}/star`, `${AT}/points`, `${AT}/point-withdrawals`, `${AT}/deadline`, `${AT}/suspension`, `${AT}/resumption`, `${AT}/transfer`],
    run: async (desk) => {
      const me = await desk.sits('thuongtruc', at(desk, 'a'));
      await me.deed('Gắn sao, bỏ sao', { starred: /^có$/u, reason: 'trọng tâm' });
      await me.deed('Thêm điểm, yêu cầu', { code: 'a', text: 'có số liệu' });
      await me.deed('Thêm điểm, yêu cầu', { code: 'b', text: 'có phụ lục' });
      await me.deed('Bỏ điểm, yêu cầu', { code: /^b\)/u, basis: 'TB 1' });
      await me.deed('Điều chỉnh thời hạn', { 'deadlines.0.due': '31/12/2099', basis: 'TB 2' });
      await me.deed('Tạm dừng', { basis: 'TB 3' });
      await me.deed('Tiếp tục', { basis: 'TB 4' });
      await me.deed('Chuyển đơn vị chủ trì', { to: /^Sở Tư pháp$/u, basis: 'TB 5' });
      await desk.recorded(desk.duties.of('a'), 'DutyStarred', 'PointAdded', 'PointWithdrawn', 'DeadlineChanged', 'AssignmentSuspended', 'AssignmentResumed', 'AssignmentTransferred');
      await desk.finds('thuongtruc', `/api/assignments/${desk.duties.of('a')}`, { duty: { body: 'so-tu-phap', currentDue: '2099-12-31', starred: true } });
    },
  },
  {
    what: 'a lead reports a point, asks two bodies and withdraws from one, which the other answers, and the point is confirmed; what was entered by mistake is taken back',
    acts: [`${AT}/point-reports`, `${AT}/coordination-requests`, `${AT}/coordination-requests-taken-back`, `${AT}/corrections`, `${AT}/coordination-answers`, `${AT}/point-confirmations`],
    run: async (desk) => {
      const duty = desk.duties.of('b');
      await desk.does('canbo-so-y-te', to(desk, 'b', 'acknowledgement'));
      await desk.does('canbo-so-y-te', to(desk, 'b', 'progress'), { percent: 90, note: 'nhầm số' });
      let me = await desk.sits('canbo-so-y-te', at(desk, 'b'));
      await me.deed('Rút lại thao tác ghi nhầm', { act: /^báo cáo tiến độ$/u, revision: /tiến độ/u, reason: 'nhầm số' });
      await me.deed('Báo cáo điểm', { code: /^a\)/u, status: /^đã xong$/u, note: 'KH 3' });
      for (const body of [/^Sở Tài chính$/u, /^Sở Ngoại vụ$/u]) await me.deed('Đề nghị phối hợp', { coordinator: body, request: 'Cho ý kiến' });
      await me.deed('Rút đề nghị phối hợp', { coordinator: /^Sở Ngoại vụ$/u, reason: 'nhầm đơn vị' });
      me = await desk.sits('canbo-so-tai-chinh', at(desk, 'b'));
      await me.deed('Trả lời phối hợp', { answer: /^đã gửi ý kiến$/u, note: 'CV 8' });
      me = await desk.sits('lanhdao-vptu', at(desk, 'b'));
      await me.deed('Xác nhận điểm', { code: /^a\)/u, done: /^có$/u, note: 'đã xem' });
      await desk.recorded(duty, 'PointReported', 'CoordinationRequested', 'CoordinationRequestTakenBack', 'ActCorrected', 'CoordinationAnswered', 'PointConfirmed');
      await desk.finds('canbo-so-y-te', `/api/assignments/${duty}/tracking`, { points: listing({ code: 'a', evidenced: true }) });
    },
  },
  {
    what: 'those who confirm do not count a lateness, and end a duty; an issuer takes one back',
    acts: [`${AT}/lateness-waiver`, `${AT}/closure`, `${AT}/withdrawal`],
    run: async (desk) => {
      const hands = async (): Promise<string> => desk.does('canbo-so-y-te', to(desk, 'c', 'submission'), { outputs: ['BC 1'] });
      await desk.does('canbo-so-y-te', to(desk, 'c', 'acknowledgement'));
      await hands();
      await desk.does('lanhdao-vptu', to(desk, 'c', 'return'), { reasons: 'thiếu phụ lục' });
      let me = await desk.sits('lanhdao-vptu', at(desk, 'c'));
      await me.deed('Không tính chậm', { reason: 'mưa lũ' });
      await hands();
      await desk.does('lanhdao-vptu', to(desk, 'c', 'acceptance'));
      await me.deed('Kết thúc nhiệm vụ');
      me = await desk.sits('thuongtruc', at(desk, 'd'));
      await me.deed('Thu hồi nhiệm vụ', { basis: 'TB 6' });
      await desk.recorded(desk.duties.of('c'), 'LatenessWaived', 'AssignmentClosed');
      await desk.finds('thuongtruc', `/api/assignments/${desk.duties.of('d')}`, { duty: { status: 'withdrawn' } });
    },
  },
  {
    what: 'what a duty waits for comes, what returns gets its periods, and the first of them is filed',
    acts: [`${AT}/conditions`, `${AT}/recurrence`, `${AT}/period-results`],
    run: async (desk) => {
      await desk.does('canbo-so-y-te', to(desk, 'returns', 'acknowledgement'));
      let me = await desk.sits('thuongtruc', at(desk, 'waits'));
      await me.deed('Ghi điều kiện đã đến', { event: 'ngày bầu cử', on: '20/05/2040', basis: 'NQ 1' });
      me = await desk.sits('thuongtruc', at(desk, 'returns'));
      await me.deed('Ấn định kỳ lặp lại', { calendar: /^tháng dương lịch$/u, 'due.by': /^một ngày/u, 'due.monthOffset': '0', 'due.day': '20', basis: 'TB 7' });
      me = await desk.sits('canbo-so-y-te', at(desk, 'returns'));
      await me.deed('Báo cáo kết quả kỳ', { period: /\d{4}/u, note: 'BC 12' });
      await desk.finds('thuongtruc', `/api/assignments/${desk.duties.of('waits')}`, { duty: { currentDue: '2040-05-10' } });
      await desk.finds('thuongtruc', `/api/assignments/${desk.duties.of('returns')}/tracking`, { periods: listing({ standing: 'filed' }) });
    },
  },
  {
    what: 'a supervising office reviews a standing duty, and records what a body outside has done',
    acts: [`${AT}/standing-reviews`, `${AT}/external-result`],
    run: async (desk) => {
      const { duties } = await desk.asks<{ readonly duties: readonly { readonly assignmentId: string }[] }>('canbo-bandanvan', '/api/boards/standing-duties?limit=1');
      const standing = duties[0]?.assignmentId ?? '';
      let me = await desk.sits('canbo-ban-dan-van', `/viec/${standing}`);
      await me.deed('Rà soát việc thường xuyên', { findings: 'Thực hiện đều' });
      me = await desk.sits('canbo-ban-dan-van', at(desk, 'outside'));
      await me.deed('Ghi kết quả của đơn vị ngoài thẩm quyền', { note: 'Công văn của Tổng Liên đoàn' });
      await desk.recorded(standing, 'StandingDutyReviewed');
      await desk.recorded(desk.duties.of('outside'), 'ExternalResultRecorded');
    },
  },
  {
    what: 'a body says who of it handles a duty',
    acts: [`${AT}/handler`],
    run: async (desk) => {
      const duty = desk.duties.of('e');
      const me = await desk.sits('canbo-so-y-te', `/viec/${duty}`);
      await me.open('Người thụ lý trong cơ quan');
      await me.choose('person', /^Chuyên viên mẫu/u);
      await me.open('Giao người thụ lý: ghi nhận');
      await me.says(/^Chuyên viên mẫu .*, từ /u);
      await desk.finds('canbo-so-y-te', `/api/handlings?assignmentId=${duty}`, { handled: [{ duty: { assignmentId: duty } }] });
    },
  },
  {
    what: 'an issuer tries a new day first and takes the one that was found, and an auditor takes the evidence away',
    acts: [`${AT}/extension-grant`],
    run: async (desk) => {
      const duty = desk.duties.of('f');
      await desk.does('canbo-so-y-te', to(desk, 'f', 'acknowledgement'));
      await desk.does('canbo-so-y-te', to(desk, 'f', 'parts'), { body: 'so-khcn', summary: 'Phần việc', expectedOutputs: [], deadlines: [{ kind: 'date', due: '2099-06-30', boundary: 'inclusive', phrase: null }] });
      await desk.does('canbo-so-y-te', to(desk, 'f', 'extension-requests'), { proposedDue: '2099-12-31', reason: 'chờ', progressSoFar: 'một nửa', afterDue: true });
      let me = await desk.sits('thuongtruc', `/viec/${duty}`);
      await me.open('Đồng ý gia hạn');
      await me.says('lấy ngày 30/06/2099');
      await me.open('lấy ngày 30/06/2099');
      await me.open('Đồng ý gia hạn: ghi nhận');
      await me.says('Đã ghi nhận: Đồng ý gia hạn.');
      await desk.finds('thuongtruc', `/api/assignments/${duty}`, { duty: { currentDue: '2099-06-30' } });
      me = await desk.sits('kiemtoan', `/lich-su?dong=assignment-${duty}`);
      const saved = me.page.waitForEvent('download');
      await me.open('Tải gói chứng cứ');
      await (await saved).path();
    },
  },
  {
    what: 'a head approves a draft of its desk, and sends another back',
    acts: ['POST /api/proposals/{id}/approval', 'POST /api/proposals/{id}/refusal'],
    run: async (desk) => {
      const policy = (on: boolean): Promise<string> => desk.does('canbo-ban-tuyen-giao', '/api/policies', { issuer: 'ban-tuyen-giao', switches: { actsNeedApproval: on }, basis: 'Quy chế làm việc' });
      await policy(true);
      const duty = (await desk.asks<InboxAnswer>('canbo-ban-tuyen-giao', '/api/inbox')).duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? '';
      await desk.does('canbo-ban-tuyen-giao', `/api/assignments/${duty}/acknowledgement`);
      for (const note of ['Bản một', 'Bản hai']) await desk.does('canbo-tuyengiao', `/api/assignments/${duty}/progress`, { note, draft: {} });
      const me = await desk.sits('canbo-ban-tuyen-giao', '/du-thao');
      await me.says('Bản một');
      await me.says('Bản hai');
      await me.open(/^Trả lại người soạn: /u);
      await me.write('reason', 'thiếu số liệu');
      await me.open('Trả lại người soạn');
      await me.page.getByRole('button', { name: /^Duyệt và gửi đi: /u }).nth(1).waitFor({ state: 'detached' });
      await me.open(/^Duyệt và gửi đi: /u);
      await me.says('Không có dự thảo nào.');
      await policy(false);
      await desk.finds('canbo-ban-tuyen-giao', '/api/proposals', { proposals: listing({ status: 'approved' }, { status: 'refused' }) });
      await desk.finds('canbo-ban-tuyen-giao', `/api/assignments/${duty}/history?limit=100`, { entries: having('ProgressReported') });
    },
  },
];
