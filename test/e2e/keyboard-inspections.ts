import { having, TODAY, TYPED_TODAY, YEAR, type KeyboardDesk, type KeyboardTask } from './keyboard-desk.js';

const INSPECTION = 'POST /api/inspections/{id}';
const OVERSIGHT = 'POST /api/oversights/{id}';
const RANKING = 'POST /api/rankings/{office}/{period}';

const numbered = (kind: string, number: number) => ({ issuer: 'ubkt', kind, year: YEAR, number, symbol: `${number}-${kind}/UBKT` });
const signatory = { capacity: 'T/M', position: 'Chủ nhiệm' };
/** What every paper says, as it is typed. */
const paper = (number: number, symbol: string, position: string) => ({ 'number.number': String(number), 'number.symbol': `${number}-${symbol}`, date: TYPED_TODAY, 'signatory.capacity': /^T\/M/u, 'signatory.position': position });

/** An inspection of one body, planned. */
async function planned(desk: KeyboardDesk, number: number, inspected: string, inspectingBody = 'ubkt'): Promise<string> {
  const id = await desk.does('canbo-ubkt', '/api/inspections', {
    number: numbered('QĐ', number), date: TODAY, signatory, basis: 'Chương trình', inspectingBody, inspectedBodies: [inspected], scope: { directiveId: desk.things.directive, taskCodes: ['IV.4'] }, subject: 'Thực hiện kế hoạch', periodFrom: '2021-11-15', periodTo: '2021-12-31',
  }); // prettier-ignore
  await desk.does('canbo-ubkt', `/api/inspections/${id}/plan`, { visits: [{ day: TODAY, body: inspected, contents: ['hồ sơ'] }] });
  return id;
}

/** Inspections, oversights and rankings. */
export const INSPECTION_TASKS: readonly KeyboardTask[] = [
  {
    what: 'a commission names its team, corrects its conclusion, opens again what was closed by mistake, and takes the conclusion back; another inspection is withdrawn',
    acts: [`${INSPECTION}/team`, `${INSPECTION}/conclusion-correction`, `${INSPECTION}/reopening`, `${INSPECTION}/conclusion-taken-back`, `${INSPECTION}/withdrawal`],
    run: async (desk) => {
      const id = await planned(desk, 601, 'ban-tuyen-giao');
      const at = `/api/inspections/${id}`;
      let me = await desk.sits('canbo-ubkt', `/kiem-tra/${id}`);
      await me.deed('Lập đoàn kiểm tra', { 'members.0.position': 'Phó Chủ nhiệm' });
      await desk.does('canbo-ubkt', `${at}/minutes`, { body: 'ban-tuyen-giao', date: TODAY, contents: 'Làm việc', findings: [] });
      await desk.does('canbo-ubkt', `${at}/conclusion`, { number: numbered('KL', 601), date: TODAY, signatory, conclusions: [{ body: 'ban-tuyen-giao', text: 'Cơ bản đúng' }], remediation: [] });
      await me.deed('Đính chính kết luận', { 'conclusions.0.text': 'Còn thiếu hồ sơ', reason: 'nhầm' });
      await desk.finds('canbo-ubkt', at, { conclusion: { conclusions: [{ text: 'Còn thiếu hồ sơ' }] } });
      await desk.does('canbo-ubkt', `${at}/closure`);
      await me.deed('Mở lại cuộc kiểm tra', { reason: 'kết thúc nhầm' });
      await me.deed('Rút kết luận', { reason: 'thiếu căn cứ' });
      await desk.finds('canbo-ubkt', at, { inspection: { stage: 'minuted' }, team: [{ position: 'Phó Chủ nhiệm', head: true }], steps: having('InspectionConclusionCorrected', 'InspectionEndTakenBack', 'InspectionConclusionTakenBack') });
      const other = await planned(desk, 602, 'ban-tuyen-giao');
      me = await desk.sits('canbo-ubkt', `/kiem-tra/${other}`);
      await me.deed('Thu hồi quyết định', { basis: 'QĐ 7' });
      await desk.finds('canbo-ubkt', `/api/inspections/${other}`, { inspection: { stage: 'withdrawn' } });
    },
  },
  {
    what: 'a commission oversees: opens, observes, warns, recommends, proposes, takes back an entry, ends, and opens again',
    acts: ['POST /api/oversights', ...['observations', 'early-warnings', 'recommendations', 'inspection-proposals', 'entries-taken-back', 'end', 'end-taken-back'].map((act) => `${OVERSIGHT}/${act}`)],
    run: async (desk) => {
      const me = await desk.sits('canbo-ubkt', '/giam-sat');
      await me.deed('Mở cuộc giám sát', { mode: /^chuyên đề$/u, overseenBodies: /^Ban Tuyên giáo Tỉnh ủy$/u, subject: 'Chế độ báo cáo', basis: '3-KH/UBKT', directiveId: /^24-KH\/TU/u, from: '15/11/2021', to: '31/12/2099' });
      await me.page.getByRole('heading', { level: 1, name: 'Chế độ báo cáo' }).waitFor();
      const at = `/api/oversights/${new URL(me.page.url()).pathname.split('/').at(-1)}`;
      for (const text of ['Chưa thấy báo cáo', 'Chưa thấy kế hoạch']) await me.deed('Ghi quan sát', { date: TYPED_TODAY, text, 'evidence.by': /^đã tìm/u, 'evidence.soughtFor': 'báo cáo', 'evidence.until': TYPED_TODAY });
      await me.deed('Cảnh báo sớm', { body: /^Ban Tuyên giáo/u, text: 'Sắp đến hạn', observations: true });
      await me.deed('Kiến nghị', { to: true, text: 'Rà soát lịch' });
      await me.deed('Đề nghị kiểm tra', { bodies: true, reason: 'Chưa rõ việc thực hiện' });
      await me.deed('Rút điều đã ghi', { number: /^2\./u, reason: 'ghi nhầm' }, 'quan sát');
      await me.deed('Kết thúc giám sát', { summary: 'Đã theo dõi' });
      await desk.finds('canbo-ubkt', at, { oversight: { status: 'ended' }, summary: 'Đã theo dõi' });
      await me.deed('Mở lại cuộc giám sát', { reason: 'kết thúc nhầm' });
      await desk.finds('canbo-ubkt', at, {
        oversight: { status: 'open', to: '2099-12-31' }, observations: [{ text: 'Chưa thấy báo cáo', takenBack: false }, { text: 'Chưa thấy kế hoạch', takenBack: true }], warnings: [{ text: 'Sắp đến hạn', observations: [1] }], recommendations: [{ to: ['ban-tuyen-giao'] }], proposals: [{ bodies: ['ban-tuyen-giao'] }],
      }); // prettier-ignore
    },
  },
  {
    what: 'an office publishes a ranking; the bodies of two lines contest them, one is upheld and one corrected; and it is withdrawn',
    acts: ['publication', 'contests', 'upholdings', 'corrections', 'withdrawal'].map((act) => `${RANKING}/${act}`),
    run: async (desk) => {
      const [page, at] = ['/xep-hang/ban-dan-van/2022-Q1', '/api/rankings/ban-dan-van/2022-Q1'];
      let me = await desk.sits('canbo-ban-dan-van', page);
      await me.deed('Công bố xếp hạng', { ...paper(71, 'TB/BDV', 'Trưởng ban'), basis: 'QĐ 5' });
      await desk.finds('canbo-ban-dan-van', at, { ranking: { status: 'published', symbol: '71-TB/BDV' } });
      me = await desk.sits('canbo-so-y-te', `${page}?dv=so-y-te`);
      await me.deed('Kiến nghị về dòng của mình', { reason: 'Đã trình đúng hạn' });
      me = await desk.sits('canbo-ban-dan-van', `${page}?dv=so-y-te`);
      await me.deed('Giữ nguyên dòng', { reason: 'Không có công văn đến' });
      await me.deed('Đính chính xếp hạng', { ...paper(72, 'TB/BDV', 'Trưởng ban'), reason: 'CV đến 09/02/2022', adjustments: null, 'adjustments.0.assignmentId': /^31-KH/u, 'adjustments.0.to': /^không tính$/u, 'adjustments.0.reason': 'ngoài kỳ' });
      await desk.finds('canbo-ban-dan-van', at, { ranking: { edition: 2 }, contests: [{ body: 'so-y-te', decision: { kind: 'upheld' } }] });
      me = await desk.sits('canbo-ban-dan-van', page);
      await me.deed('Thu hồi xếp hạng', { reason: 'nhầm kỳ' });
      await desk.finds('canbo-ban-dan-van', at, { ranking: { status: 'withdrawn' }, steps: having('RankingPublished', 'RankingLineContested', 'RankingLineUpheld', 'RankingCorrected', 'RankingWithdrawn') });
    },
  },
  {
    what: 'the office takes over an inspection whose inspectors have become one with the inspected',
    acts: [`${INSPECTION}/taking-over`],
    run: async (desk) => {
      // What is over moves by itself nowhere; opened again, one of its places is nobody's who may go on.
      const id = await planned(desk, 603, 'so-ngoai-vu', 'ban-to-chuc');
      const at = `/api/inspections/${id}`;
      await desk.does('canbo-ubkt', `${at}/team`, { members: [{ body: 'ban-to-chuc', position: 'Phó Trưởng ban', head: true }] });
      await desk.does('canbo-ubkt', `${at}/minutes`, { body: 'so-ngoai-vu', date: TODAY, contents: 'Làm việc', findings: [] });
      await desk.does('canbo-ubkt', `${at}/conclusion`, { number: numbered('KL', 603), date: TODAY, signatory, conclusions: [{ body: 'so-ngoai-vu', text: 'Đúng' }], remediation: [] });
      await desk.does('canbo-ubkt', `${at}/closure`);
      await desk.does('quantri', '/api/successions', { predecessors: ['ubkt'], successors: ['so-ngoai-vu'], newBodies: [], on: TODAY, basis: 'NQ 4', keeper: null });
      await desk.does('canbo-ban-to-chuc', `${at}/reopening`, { reason: 'kết thúc nhầm' });
      const me = await desk.sits('lanhdao-vptu', `/kiem-tra/${id}`);
      await me.deed('Tiếp nhận cuộc kiểm tra', { basis: 'KL 8' });
      await desk.finds('lanhdao-vptu', at, { inspection: { heldBy: { issuer: { body: 'vptu' }, inspecting: { body: 'ban-to-chuc' } } }, steps: having('InspectionHandedOver') });
    },
  },
];
