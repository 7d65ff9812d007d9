import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { IndicatorAnswer, IndicatorRow, IndicatorsAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient, type Answer } from './api-client.js';
import type { ApiDocument } from './described-routes.js';
import { RunningProgram } from './running-program.js';

type Problem = { readonly type: string; readonly detail: string; readonly nextStep: string };

const WHOLE = 'btv-tinh-uy';
let program: RunningProgram;
let issuer: ApiClient;
let overseer: ApiClient;
let district: ApiClient;
let auditor: ApiClient;
let document: ApiDocument;
let agreements: IndicatorRow;

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  [issuer, overseer, district, auditor] = (await Promise.all(['thuongtruc', 'canbo-bandanvan', 'canbo-cap-uy-a-luoi', 'kiemtoan'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient, ApiClient];
  document = (await anybody.get<ApiDocument>('/api/openapi.json')).body;
  agreements = indicatorOf(await overseer.get<IndicatorsAnswer>('/api/indicators'), 'II.2.4.b');
}, 90_000);
afterAll(() => program.remove());

const indicatorOf = ({ body }: Answer<IndicatorsAnswer>, code: string): IndicatorRow => body.indicators.find((each) => each.code === code) as IndicatorRow;
const told = ({ milestones }: IndicatorRow) => milestones.map(({ standing, light, actual }) => [standing, light, actual?.number?.text ?? null]);
const share = (numerator: string, denominator: string, more: object = {}) => ({ unit: '%', numerator, denominator, evidence: 'Báo cáo số 12', source: 'thống kê công đoàn', ...more });
const act = <B = ReceiptView>(client: ApiClient, name: string, body: object, headers: Record<string, string> = {}) => client.post<B>(`/api/indicators/${agreements.indicatorId}/${name}`, body, headers);
const record = (client: ApiClient, body: string, period: string, measurement: object, headers: Record<string, string> = {}) => act(client, 'measurements', { body, period, measurement }, headers);
const fits = (name: string, value: unknown): unknown => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile({ $ref: `#/components/schemas/${name}`, components: document.components });
  return validate(value) ? null : validate.errors;
};

describe('the indicators of the sample', () => {
  it('are fifteen with twenty points, five of them yearly, unmeasured, with no light anywhere', async () => {
    const answer = await overseer.get<IndicatorsAnswer>('/api/indicators');
    const points = answer.body.indicators.flatMap(({ milestones }) => milestones.filter(({ yearly }) => !yearly));
    expect([answer.status, answer.body.indicators.length, points.length, fits('IndicatorsAnswer', answer.body)]).toEqual([200, 15, 15, null]);
    expect(new Set(answer.body.indicators.flatMap(({ milestones }) => milestones).map(({ standing, light }) => `${standing} ${light}`))).toEqual(new Set(['no-measurement null', 'words-only null']));
    const then = indicatorOf(await overseer.get<IndicatorsAnswer>('/api/indicators?asOf=2024-12-31'), 'II.2.4.b');
    expect(then.pathToday).toEqual({ on: '2024-12-31', number: { text: '77.5034', rounded: true }, interpolated: true, approximate: false, from: 'II.2.4.b', to: 'II.2.5.c' });
    expect(await overseer.get('/api/indicators?asOf=2021-11-14')).toMatchObject({ status: 400, body: { type: 'urn:dondoc:problem:moment-before-beginning' } });
  });
});

describe('measuring', () => {
  it('turns a milestone from unknown to judged, and the past stays as it was', async () => {
    const before = (await overseer.get<IndicatorsAnswer>('/api/indicators')).body.moment.index;
    const first = await record(overseer, WHOLE, '2023', share('761', '1000', { value: '76.1' }), { 'idempotency-key': 'm-1' });
    const again = await record(overseer, WHOLE, '2023', share('761', '1000', { value: '76.1' }), { 'idempotency-key': 'm-1' });
    const second = await record(issuer, WHOLE, '2024', share('2', '3'), { 'if-match': first.headers.get('etag') ?? '' });
    expect([first.status, again.body.repeated, second.status, second.body.revision]).toEqual([201, true, 201, 2]);
    const list = (asOf: string) => overseer.get<IndicatorsAnswer>(`/api/indicators?after=${second.body.position}${asOf}`);
    expect(told(indicatorOf(await list(''), 'II.2.4.b')).slice(0, 1)).toEqual([['met', 'green', '76.1']]);
    expect(told(indicatorOf(await list(`&asOf=index:${before}`), 'II.2.4.b'))).toEqual(Array(4).fill(['no-measurement', null, null]));
    const [, , third] = indicatorOf(await list(''), 'II.2.4.b').milestones;
    expect([third?.standing, third?.light, third?.path?.number.text, third?.path?.interpolated]).toEqual(['behind-path', 'amber', '77.5034', true]);
  });

  it('is refused with what is wrong and what to do, and records nothing', async () => {
    const bad: readonly (readonly [object, number, string])[] = [
      [{ period: '2022', measurement: share('1', '2', { unit: null }) }, 422, 'unit-missing'],
      [{ period: '2022', measurement: { ...share('1', '2'), denominator: null } }, 422, 'denominator-missing'],
      [{ period: '2022', measurement: share('0', '0') }, 422, 'denominator-zero'],
      [{ period: '2022', measurement: share('3', '2') }, 422, 'numerator-above-denominator'],
      [{ period: '2022', measurement: share('1.000', '2.000') }, 422, 'number-malformed'],
      [{ period: '2022', measurement: share('1', '2', { value: '51' }) }, 422, 'value-disagrees'],
      [{ period: '2199', measurement: share('1', '2') }, 422, 'period-in-the-future'],
      [{ period: '2022-Q9', measurement: share('1', '2') }, 422, 'period-malformed'],
      [{ body: 'khong-co', period: '2022', measurement: share('1', '2') }, 422, 'unknown-body'],
      [{ period: '2022', measurement: { ...share('1', '2'), numerator: 1 } }, 400, 'validation-failed'],
      [{ period: '2023', measurement: share('1', '2') }, 409, 'already-measured'],
    ];
    const { revision } = indicatorOf(await overseer.get<IndicatorsAnswer>('/api/indicators'), 'II.2.4.b');
    for (const [body, status, tag] of bad) {
      const answer = await act<Problem>(overseer, 'measurements', { body: WHOLE, ...body });
      expect([answer.status, answer.body.type, answer.body.nextStep.length > 0]).toEqual([status, `urn:dondoc:problem:${tag}`, true]);
    }
    expect(indicatorOf(await overseer.get<IndicatorsAnswer>('/api/indicators'), 'II.2.4.b').revision).toBe(revision);
  });

  it('belongs to those it concerns; others do not learn of it', async () => {
    const own = await record(district, 'cap-uy-a-luoi', '2024', share('9', '10'));
    const others = await record(district, 'cap-uy-nam-dong', '2024', share('9', '10'));
    const address = `/api/indicators/${agreements.indicatorId}`;
    expect([own.status, others.status, (await record(auditor, WHOLE, '2022', share('1', '2'))).status]).toEqual([201, 403, 403]);
    const seen = async (client: ApiClient) => (await client.get<IndicatorAnswer>(`${address}?after=${own.body.position}`)).body.measurements.map(({ body, period }) => `${body} ${period}`);
    expect([await seen(district), await seen(auditor)]).toEqual([['btv-tinh-uy 2023', 'btv-tinh-uy 2024', 'cap-uy-a-luoi 2024'], ['btv-tinh-uy 2023', 'btv-tinh-uy 2024', 'cap-uy-a-luoi 2024']]);
    const neighbour = await new ApiClient(district.url).as('canbo-cap-uy-nam-dong');
    expect([await seen(neighbour), (await neighbour.get(`${address}?body=cap-uy-a-luoi`)).status]).toEqual([['btv-tinh-uy 2023', 'btv-tinh-uy 2024'], 404]);
    expect((await neighbour.get<IndicatorsAnswer>('/api/indicators?body=cap-uy-a-luoi')).body.indicators).toEqual([]);
  });

  it('is corrected and taken out by counter-acts, both of which stay to be seen', async () => {
    const stale = await act<Problem>(overseer, 'measurement-correction', { body: WHOLE, period: '2023', measurement: share('749', '1000'), reason: 'cộng nhầm' }, { 'if-match': '"0"' });
    const corrected = await act(overseer, 'measurement-correction', { body: WHOLE, period: '2023', measurement: share('749', '1000'), reason: 'cộng nhầm' });
    const removed = await act(overseer, 'measurement-withdrawal', { body: WHOLE, period: '2024', reason: 'chưa đối chiếu' });
    expect([stale.status, corrected.status, removed.status]).toEqual([412, 200, 200]);
    const answer = await overseer.get<IndicatorAnswer>(`/api/indicators/${agreements.indicatorId}?body=${WHOLE}&after=${removed.body.position}`);
    expect([answer.headers.get('etag'), fits('IndicatorAnswer', answer.body)]).toEqual([`"${removed.body.revision}"`, null]);
    expect(answer.body.measurements.map(({ period, figure, acts }) => [period, figure?.number?.text ?? null, acts.map(({ act: kind, reason }) => `${kind} ${reason}`)])).toEqual([
      ['2023', '74.9', ['recorded null', 'corrected cộng nhầm']], ['2024', null, ['recorded null', 'withdrawn chưa đối chiếu']],
    ]); // prettier-ignore
    expect(told(answer.body.indicator)[0]).toEqual(['not-met', 'red', '74.9']);
  });
});

describe('an indicator of one’s own', () => {
  const milestone = (year: number, target: object) => ({ code: `V.${year}`, when: { kind: 'year', year }, target });
  const content = { code: 'V.1', name: 'Số đơn vị mẫu', measure: 'count', unit: 'đơn vị', milestones: [milestone(2022, { kind: 'number', operator: '≥', value: '10' }), milestone(2024, { kind: 'words', words: 'phần lớn' })] };

  it('is defined, amended on a basis, linked to a task and withdrawn by the issuer', async () => {
    const address = `/api/directives/${agreements.directiveId}/indicators`;
    const define = (client: ApiClient, more: object) => client.post<ReceiptView & Problem>(address, { content: { ...content, ...more } });
    const refused = [
      await define(overseer, {}), await define(issuer, { milestones: [...content.milestones].reverse() }), await define(issuer, { milestones: [milestone(2022, { kind: 'number', operator: '~', value: '10' })] }),
      await define(issuer, { milestones: [milestone(2022, { kind: 'number', operator: '≥', value: 10 })] }), await define(issuer, { unit: ' ' }), await define(issuer, { code: 'II.2.4.b' }),
    ]; // prettier-ignore
    expect(refused.map(({ status, body }) => `${status} ${body.type.split(':').at(-1)}`)).toEqual([
      '403 forbidden', '422 milestones-out-of-order', '400 validation-failed', '400 validation-failed', '422 unit-missing', '409 indicator-already-defined',
    ]); // prettier-ignore
    const made = await define(issuer, {});
    expect(made.status).toBe(201);
    const of = (name: string, body: object) => issuer.post<ReceiptView & Problem>(`/api/indicators/${made.body.id}/${name}`, body);
    const steps = [
      await of('amendment', { content: { ...content, milestones: [...content.milestones, milestone(2030, { kind: 'none' })] }, basis: '30-KH/TU' }), await of('links', { duty: { kind: 'task', taskCode: 'IV.7a' } }),
      await of('links', { duty: { kind: 'task', taskCode: 'IX.1' } }), await of('unlinking', { duty: { kind: 'task', taskCode: 'IV.4' }, reason: 'nhầm' }), await of('withdrawal', { basis: 'KL 9' }),
      await of('measurements', { body: WHOLE, period: '2022', measurement: { unit: 'đơn vị', value: '12', evidence: 'BC', source: 'TK' } }),
    ]; // prettier-ignore
    expect(steps.map(({ status }) => status)).toEqual([200, 201, 422, 409, 200, 409]);
    const answer = (await issuer.get<IndicatorAnswer>(`/api/indicators/${made.body.id}?after=${steps[4]?.body.position}`)).body;
    expect([answer.indicator.status, answer.indicator.links, answer.indicator.milestones.length, answer.changes.map(({ act: kind, basis }) => `${kind} ${basis}`)]).toEqual([
      'withdrawn', [{ kind: 'task', taskCode: 'IV.7a' }], 3, ['defined null', 'amended 30-KH/TU', 'withdrawn KL 9'],
    ]); // prettier-ignore
  });
});
