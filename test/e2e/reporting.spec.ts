import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { DirectivesAnswer, MissingReportsAnswer, PeriodReportAnswer, ReportGridAnswer, ReportObligationsAnswer, ReviewAnswer, ReviewsAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient } from './api-client.js';
import type { ApiDocument } from './described-routes.js';
import { RunningProgram } from './running-program.js';

type Problem = { type: string; status: number; nextStep: string; facts?: Record<string, unknown> };

let program: RunningProgram;
let board: ApiClient;
let standing: ApiClient;
let unit: ApiClient;
let other: ApiClient;
let stranger: ApiClient;
let directiveId: string;
let obligation: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  [board, standing, unit, other, stranger] = (await Promise.all(['canbo-bandanvan', 'thuongtruc', 'canbo-ban-tuyen-giao', 'canbo-ban-noi-chinh', 'canbo-bcsd-toa-an'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  directiveId = (await board.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
}, 90_000);

afterAll(() => program.remove());

const content = { summary: 'Kết quả trong kỳ', figures: [{ name: 'đoàn viên mới', value: 12.5, unit: 'người' }], attachments: ['phu-luc.xlsx'] };
/** Made up for the test: the plan names no due day. */
const asked = () => ({
  title: 'Báo cáo quý thực hiện 24-KH/TU', consolidator: 'ban-dan-van', recipient: 'btv-tinh-uy', units: ['ban-tuyen-giao', 'ban-noi-chinh'], calendar: 'ND09', rhythm: 'quarterly',
  firstPeriod: '2022-Q1', schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 5 } },
  basis: { directiveId, itemCode: 'IV.8', sourceLine: 151, note: 'định kỳ báo cáo' },
}); // prettier-ignore
const tagOf = ({ status, body }: { status: number; body: Partial<Problem> }): readonly unknown[] => [status, body.type?.replace('urn:dondoc:problem:', '') ?? null];
const at = (path = ''): string => `/api/reporting/${obligation}${path}`;

describe('periodic reports over HTTP', () => {
  it('are set up once, by those above the directive', async () => {
    const key = { 'idempotency-key': 'set-up-1' };
    const first = await board.post<ReceiptView>('/api/reporting', asked(), key);
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"0"']);
    obligation = first.body.id;
    expect((await board.post<ReceiptView>('/api/reporting', asked(), key)).body).toMatchObject({ id: obligation, repeated: true, revision: 0 });
    const refused = await Promise.all([
      board.post<Problem>('/api/reporting', { ...asked(), units: [] }),
      board.post<Problem>('/api/reporting', { ...asked(), units: ['nobody-at-all'] }),
      board.post<Problem>('/api/reporting', { ...asked(), firstPeriod: '2022-13' }),
      board.post<Problem>('/api/reporting', { ...asked(), schedule: { consolidatedDue: { by: 'days-after-units', days: 5 } } }),
      board.post<Problem>('/api/reporting', { ...asked(), schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 32 } } }),
      board.post<Problem>('/api/reporting', { ...asked(), basis: { note: 'x' } }),
      board.post<Problem>('/api/reporting', { ...asked(), basis: { ...asked().basis, directiveId: '00000000-0000-4000-8000-000000000000' } }),
      other.post<Problem>('/api/reporting', asked()),
    ]);
    expect(refused.map(tagOf)).toEqual([
      [422, 'nothing-named'], [422, 'unknown-body'], [422, 'report-period-unknown'], [422, 'due-needs-unit-due'], [400, 'validation-failed'], [422, 'basis-missing'],
      [422, 'basis-directive-not-yours'], [422, 'basis-directive-not-yours'],
    ]); // prettier-ignore
  });

  it('are filed by the units, returned, corrected and filed again; each sees its own', async () => {
    const [own, others] = [at('/periods/2022-Q1/reports/ban-tuyen-giao'), at('/periods/2022-Q1/reports/ban-noi-chinh')];
    const steps = [
      await unit.post<ReceiptView>(own, { content }),
      await board.post<ReceiptView>(`${own}/return`, { reasons: 'thiếu số liệu' }),
      await unit.post<ReceiptView>(own, { content }, { 'if-match': '"1"' }),
      await unit.post<ReceiptView>(`${own}/correction`, { content: { ...content, summary: 'Kết quả, bản đúng' }, reason: 'nhầm số' }),
      await other.post<ReceiptView>(`${others}/nil`, { note: 'không có phát sinh' }),
      await other.post<ReceiptView>(`${others}/taken-back`, { reason: 'nhầm kỳ' }),
    ];
    expect(steps.map(({ status, body }) => [status, body.revision])).toEqual([0, 1, 2, 3, 4, 5].map((revision) => [200, revision]));
    const refused = await Promise.all([
      unit.post<Problem>(own, { content }),
      unit.post<Problem>(own, { content }, { 'if-match': '"0"' }),
      unit.post<Problem>(at('/periods/2021-Q4/reports/ban-tuyen-giao'), { content }),
      unit.post<Problem>(at('/periods/2099-Q1/reports/ban-tuyen-giao'), { content }),
      unit.post<Problem>(at('/periods/never/reports/ban-tuyen-giao'), { content }),
      unit.post<Problem>(own, { content: { ...content, figures: [{ name: 'x', value: 'x', unit: 'y' }] } }),
      other.post<Problem>(own, { content }),
      stranger.post<Problem>(at('/periods/2022-Q1/reports/bcsd-toa-an'), { content }),
      board.post<Problem>(at('/periods/2022-Q1/reports/ban-dan-van'), { content }),
    ]);
    expect(refused.map(tagOf)).toEqual([
      [409, 'report-already-filed'], [412, 'stale'], [422, 'report-period-unknown'], [422, 'report-period-not-begun'], [422, 'report-period-unknown'], [400, 'validation-failed'],
      [404, 'not-found'], [404, 'not-found'], [403, 'forbidden'],
    ]); // prettier-ignore
    const { position } = (steps.at(-1) as (typeof steps)[number]).body;
    const mine = await unit.get<PeriodReportAnswer>(`${at('/periods/2022-Q1')}?after=${position}`);
    expect([mine.status, mine.headers.get('etag'), mine.body.units.map((row) => [row.unit, row.round, row.corrections, row.content?.summary]), mine.body.consolidated]).toEqual([
      200, '"5"', [['ban-tuyen-giao', 2, 1, 'Kết quả, bản đúng']], null,
    ]); // prettier-ignore
    expect([(await stranger.get(at())).status, (await stranger.get<ReportObligationsAnswer>('/api/reporting')).body.obligations]).toEqual([404, []]);
  });

  it('are consolidated with the missing unit by name, and taken by the recipient', async () => {
    const consolidation = at('/periods/2022-Q1/consolidation');
    const steps = [
      await board.post<ReceiptView>(`${consolidation}/draft`, { content }),
      await board.post<ReceiptView>(`${consolidation}/submission`, { symbol: '12-BC/BDV' }),
      await standing.post<ReceiptView>(`${consolidation}/return`, { reasons: 'nêu rõ đơn vị thiếu' }),
      await board.post<ReceiptView>(`${consolidation}/submission`, { symbol: '13-BC/BDV' }),
      await standing.post<ReceiptView>(`${consolidation}/acceptance`),
    ];
    expect(steps.map(({ status }) => status)).toEqual(steps.map(() => 200));
    expect(tagOf(await board.post<Problem>(`${consolidation}/acceptance`))).toEqual([403, 'forbidden']);
    const takenBack = await standing.post<ReceiptView>(`${consolidation}/acceptance-taken-back`, { reason: 'nhận nhầm kỳ' });
    expect([takenBack.status, tagOf(await board.post<Problem>(`${consolidation}/acceptance-taken-back`, { reason: 'x' })), tagOf(await standing.post<Problem>(`${consolidation}/acceptance-taken-back`, { reason: 'x' }))]).toEqual([200, [403, 'forbidden'], [409, 'consolidation-not-accepted']]);
    const between = await standing.get<PeriodReportAnswer>(`${at('/periods/2022-Q1')}?after=${takenBack.body.position}`);
    const again = await standing.post<ReceiptView>(`${consolidation}/acceptance`);
    expect([between.body.consolidated?.status, again.status]).toEqual(['submitted', 200]);
    const { body } = await standing.get<PeriodReportAnswer>(`${at('/periods/2022-Q1')}?after=${again.body.position}`);
    expect([body.consolidated?.status, body.consolidated?.submitted?.missing.map(({ name, state }) => [name, state]), body.consolidated?.submitted?.late.map(({ name }) => name)]).toEqual([
      'accepted', [['Ban Nội chính Tỉnh ủy', 'overdue']], ['Ban Tuyên giáo Tỉnh ủy'],
    ]); // prettier-ignore
  });

  it('stay missing after the next period came, as of any day', async () => {
    const grid = (await board.get<ReportGridAnswer>(`${at()}?from=2022-Q1&to=2022-Q3`)).body;
    expect(grid.bodies.map(({ unit: body, cells }) => [body, ...cells.map(({ standing: state }) => state)])).toEqual([
      ['ban-noi-chinh', 'missing-overdue', 'missing-overdue', 'missing-overdue'], ['ban-tuyen-giao', 'reported-late', 'missing-overdue', 'missing-overdue'],
    ]); // prettier-ignore
    expect(grid.periods.map(({ name, from, to, unitDue }) => [name.vi, from, to, unitDue])[0]).toEqual(['Quý I/2022', '2021-12-15', '2022-03-14', '2022-03-20']);
    const { body: missing } = await other.get<MissingReportsAnswer>('/api/reporting/missing?limit=2');
    expect([missing.missing.map(({ period, unitName }) => [period, unitName]), missing.total > 2, missing.nextCursor === null]).toEqual([[['2022-Q1', 'Ban Nội chính Tỉnh ủy'], ['2022-Q2', 'Ban Nội chính Tỉnh ủy']], true, false]);
    expect((await board.get<ReportObligationsAnswer>('/api/reporting?asOf=2021-12-31')).body.obligations).toEqual([]);
  });
});

describe('a review over HTTP', () => {
  it('goes from its outline to its conclusion, in order', async () => {
    const outline = { kind: 'interim', title: 'Sơ kết 24-KH/TU', directiveId, units: ['ban-tuyen-giao', 'ban-noi-chinh'], outlineSymbol: '15-ĐC/BDV', outlineDate: '2024-01-10' };
    const begun = await board.post<ReceiptView>('/api/reviews', outline, { 'idempotency-key': 'review-1' });
    expect(begun.status).toBe(201);
    const path = `/api/reviews/${begun.body.id}`;
    expect(tagOf(await board.post<Problem>(`${path}/conclusion`, { symbol: '40-KL/TU', date: '2024-05-20' }))).toEqual([409, 'review-step-out-of-order']);
    const steps = [
      await unit.post<ReceiptView>(`${path}/reports/ban-tuyen-giao`, { content }),
      await board.post<ReceiptView>(`${path}/draft`, { content }),
      await board.post<ReceiptView>(`${path}/conference`, { heldOn: '2024-05-10', basis: 'Giấy mời 30' }),
      await board.post<ReceiptView>(`${path}/conclusion`, { symbol: '40-KL/TU', date: '2024-05-20' }),
    ];
    expect(steps.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { position } = (steps.at(-1) as (typeof steps)[number]).body;
    const { body } = await board.get<ReviewAnswer>(`${path}?after=${position}`);
    expect([body.review.status, body.review.directiveSymbol, body.review.reported, body.draft?.missing.map(({ name }) => name), body.review.conferenceOn]).toEqual([
      'concluded', '24-KH/TU', { k: 1, n: 2 }, ['Ban Nội chính Tỉnh ủy'], '2024-05-10',
    ]); // prettier-ignore
    expect([(await stranger.get(path)).status, (await stranger.get<ReviewsAnswer>('/api/reviews')).body.reviews, (await other.get<ReviewAnswer>(path)).body.draft]).toEqual([404, [], null]);
    expect(tagOf(await other.post<Problem>(`${path}/withdrawal`, { basis: 'x' }))).toEqual([403, 'forbidden']);
  });
});

describe('what is answered', () => {
  it('is as it is described', async () => {
    const { components } = (await board.get<ApiDocument>('/api/openapi.json')).body;
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ $id: 'api', components });
    const review = (await board.get<ReviewsAnswer>('/api/reviews')).body.reviews[0]?.reviewId ?? 'none';
    const asks: readonly (readonly [schema: string, path: string])[] = [
      ['ReportObligationsAnswer', '/api/reporting'], ['MissingReportsAnswer', '/api/reporting/missing?show=all'], ['ReportGridAnswer', at()], ['PeriodReportAnswer', at('/periods/2022-Q1')],
      ['PeriodReportAnswer', at('/periods/2022-Q2')], ['ReviewsAnswer', '/api/reviews'], ['ReviewAnswer', `/api/reviews/${review}`],
    ]; // prettier-ignore
    for (const [schema, path] of asks) {
      for (const client of [board, unit]) {
        const { status, body } = await client.get(path);
        const valid = ajv.compile({ $ref: `api#/components/schemas/${schema}` });
        expect([path, status, valid(body), valid.errors]).toEqual([path, 200, true, null]);
      }
    }
  });
});
