import { listing, YEAR, type KeyboardDesk, type KeyboardTask } from './keyboard-desk.js';

const REPORTING = 'POST /api/reporting/{id}';
const PERIOD = `${REPORTING}/periods/{period}`;
const REVIEW = 'POST /api/reviews/{id}';
const CONTENT = { summary: 'Tổng hợp', figures: [], attachments: [] };
/** Units as the page names them. */
const [FIRST, SECOND] = ['Ban Tuyên giáo Tỉnh ủy', 'Ban Nội chính Tỉnh ủy'];

/** Two units report every quarter to Ban Dân vận; and the id. */
function quarterly(desk: KeyboardDesk, title: string): Promise<string> {
  return desk.does('canbo-bandanvan', '/api/reporting', {
    title, consolidator: 'ban-dan-van', recipient: 'btv-tinh-uy', units: ['ban-tuyen-giao', 'ban-noi-chinh'], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', schedule: { unitDue: null, consolidatedDue: null }, basis: { directiveId: desk.things.directive, itemCode: 'IV.8', note: 'định kỳ' },
  }); // prettier-ignore
}

/** Reports that return, and reviews of directives. */
export const REPORT_TASKS: readonly KeyboardTask[] = [
  {
    what: 'an office asks for reports, adds a unit and excuses one, moves their days, hands its part over, and ends it; another one is withdrawn',
    acts: ['POST /api/reporting', `${REPORTING}/units`, `${REPORTING}/unit-withdrawals`, `${REPORTING}/schedule`, `${REPORTING}/end`, `${REPORTING}/hand-over`, `${REPORTING}/withdrawal`],
    run: async (desk) => {
      let me = await desk.sits('canbo-bandanvan', '/bao-cao-dinh-ky');
      await me.deed('Quy định báo cáo định kỳ', {
        title: 'Báo cáo tháng', units: /^Sở Y tế$/u, consolidator: /^Ban Dân vận Tỉnh ủy$/u, recipient: /^Ban Thường vụ Tỉnh ủy$/u, calendar: /^theo Nghị định/u, rhythm: /^hằng quý$/u, firstPeriod: `${YEAR}-Q1`, 'basis.directiveId': /^24-KH\/TU/u, 'basis.note': 'định kỳ',
      }); // prettier-ignore
      await me.open('Báo cáo tháng');
      await me.page.getByRole('heading', { level: 1, name: 'Báo cáo tháng' }).waitFor();
      const id = new URL(me.page.url()).pathname.split('/').at(-1) ?? '';
      const period = new RegExp(`${YEAR + 1}-Q1`, 'u');
      await me.deed('Thêm đơn vị báo cáo', { unit: /^Sở Nội vụ$/u, fromPeriod: period, reason: 'thêm đầu mối' });
      await me.deed('Thôi yêu cầu một đơn vị báo cáo', { unit: /^Sở Nội vụ$/u, fromPeriod: period, basis: 'TB 1' });
      await me.deed('Điều chỉnh hạn báo cáo', { 'schedule.unitDue.by': /^một ngày/u, 'schedule.unitDue.monthOffset': '0', 'schedule.unitDue.day': '20', basis: 'TB 2' });
      await desk.finds('canbo-bandanvan', `/api/reporting/${id}`, { obligation: { schedule: { unitDue: { day: 20 } } } });
      await me.deed('Bàn giao phần việc báo cáo', { part: /^cơ quan tổng hợp$/u, from: /^Ban Dân vận Tỉnh ủy$/u, to: /^Ban Tổ chức Tỉnh ủy$/u, fromPeriod: period, basis: 'TB 3' });
      await me.deed('Kết thúc báo cáo định kỳ', { lastPeriod: period, basis: 'TB 4' });
      await desk.finds('canbo-bandanvan', `/api/reporting/${id}`, { obligation: { status: 'ended', consolidator: { body: 'ban-to-chuc' } } });
      const other = await quarterly(desk, 'Báo cáo thôi yêu cầu');
      me = await desk.sits('canbo-bandanvan', `/bao-cao-dinh-ky/${other}`);
      await me.deed('Thu hồi quy định báo cáo', { basis: 'TB 5' });
      await desk.finds('canbo-bandanvan', `/api/reporting/${other}`, { obligation: { status: 'withdrawn' } });
    },
  },
  {
    what: 'a unit corrects its report and takes it back, another says that nothing happened; whoever takes the whole sends it back, and takes back that it was taken',
    acts: [`${PERIOD}/reports/{body}/correction`, `${PERIOD}/reports/{body}/taken-back`, `${PERIOD}/reports/{body}/nil`, `${PERIOD}/consolidation/return`, `${PERIOD}/consolidation/acceptance-taken-back`],
    run: async (desk) => {
      const id = await quarterly(desk, 'Báo cáo quý khác');
      const [page, at] = [`/bao-cao-dinh-ky/${id}?ky=2022-Q1`, `/api/reporting/${id}/periods/2022-Q1`];
      await desk.does('canbo-tuyengiao', `${at}/reports/ban-tuyen-giao`, { content: CONTENT });
      let me = await desk.sits('canbo-tuyengiao', page);
      await me.deed('Đính chính báo cáo', { 'content.summary': 'Đã tuyên truyền 13 đợt', 'content.figures': null, 'content.figures.0.name': 'đợt', 'content.figures.0.value': '13', 'content.figures.0.unit': 'đợt', reason: 'sót một đợt' }, FIRST);
      await desk.finds('canbo-bandanvan', at, { units: listing({ unit: 'ban-tuyen-giao', content: { summary: 'Đã tuyên truyền 13 đợt', figures: [{ value: 13 }] } }) });
      await me.deed('Rút báo cáo', { reason: 'nhầm kỳ' }, FIRST);
      me = await desk.sits('canbo-ban-noi-chinh', page);
      await me.deed('Không có phát sinh', { note: 'không có' }, SECOND);
      await desk.finds('canbo-bandanvan', at, { units: listing({ unit: 'ban-tuyen-giao', filedAt: null }, { unit: 'ban-noi-chinh', nil: true }) });
      await desk.does('canbo-bandanvan', `${at}/consolidation/draft`, { content: CONTENT });
      await desk.does('canbo-bandanvan', `${at}/consolidation/submission`, { symbol: '12-BC/BDV' });
      me = await desk.sits('thuongtruc', page);
      await me.deed('Trả lại báo cáo tổng hợp', { reasons: 'nêu rõ đơn vị thiếu' }, 'Báo cáo tổng hợp');
      await desk.finds('thuongtruc', at, { consolidated: { status: 'returned' } });
      await desk.does('canbo-bandanvan', `${at}/consolidation/submission`, { symbol: '13-BC/BDV' });
      await desk.does('thuongtruc', `${at}/consolidation/acceptance`);
      me = await desk.sits('thuongtruc', page);
      await me.deed('Rút chấp nhận', { reason: 'nhầm kỳ' }, 'Báo cáo tổng hợp');
      await desk.finds('thuongtruc', at, { consolidated: { status: 'submitted' } });
    },
  },
  {
    what: 'an office begins a review, a unit reports and gets its report back; it is drafted, conferred about, concluded, taken back a step, handed over; another one is withdrawn',
    acts: ['POST /api/reviews', `${REVIEW}/reports/{body}`, `${REVIEW}/reports/{body}/return`, `${REVIEW}/draft`, `${REVIEW}/conference`, `${REVIEW}/conclusion`, `${REVIEW}/step-taken-back`, `${REVIEW}/hand-over`, `${REVIEW}/withdrawal`],
    run: async (desk) => {
      let me = await desk.sits('canbo-bandanvan', '/so-ket');
      await me.deed('Ban hành đề cương', { kind: /^sơ kết$/u, title: 'Sơ kết bằng bàn phím', directiveId: /^24-KH\/TU/u, units: /^Ban Tuyên giáo Tỉnh ủy$/u, outlineSymbol: '16-ĐC/BDV', outlineDate: '10/01/2024' });
      await me.page.getByRole('heading', { level: 1, name: 'Sơ kết bằng bàn phím' }).waitFor();
      const page = new URL(me.page.url()).pathname;
      const at = `/api/reviews/${page.split('/').at(-1)}`;
      me = await desk.sits('canbo-tuyengiao', page);
      await me.deed('Gửi báo cáo của đơn vị', { 'content.summary': 'Đã làm' }, FIRST);
      await desk.finds('canbo-bandanvan', at, { units: [{ unit: 'ban-tuyen-giao', content: { summary: 'Đã làm' } }] });
      me = await desk.sits('canbo-bandanvan', page);
      await me.deed('Trả lại báo cáo của đơn vị', { reasons: 'thiếu số liệu' }, FIRST);
      await me.deed('Dự thảo báo cáo chung', { 'content.summary': 'Đánh giá chung' });
      await me.deed('Ghi hội nghị', { heldOn: '10/05/2024', basis: 'Giấy mời 30' });
      await me.deed('Ban hành kết luận', { symbol: '40-KL/TU', date: '20/05/2024' });
      await desk.finds('canbo-bandanvan', at, { review: { status: 'concluded', conclusionSymbol: '40-KL/TU', conferenceOn: '2024-05-10' }, units: [{ sentBack: true }], draft: { content: { summary: 'Đánh giá chung' } } });
      await me.deed('Rút một bước ghi nhầm', { step: /^kết luận$/u, reason: 'nhầm ngày' });
      await me.deed('Bàn giao phần việc sơ kết, tổng kết', { part: /^cơ quan chủ trì$/u, from: /^Ban Dân vận Tỉnh ủy$/u, to: /^Ban Tổ chức Tỉnh ủy$/u, basis: 'TB 6' });
      await desk.finds('canbo-bandanvan', at, { review: { conclusionSymbol: null, conductor: { body: 'ban-to-chuc' } } });
      me = await desk.sits('canbo-bandanvan', `/so-ket/${desk.things.review}`);
      await me.deed('Thu hồi sơ kết, tổng kết', { basis: 'TB 7' });
      await desk.finds('canbo-bandanvan', `/api/reviews/${desk.things.review}`, { review: { status: 'withdrawn' } });
    },
  },
];
