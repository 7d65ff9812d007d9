import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ActOnDirective, ActOnIndicator, ActOnIndicatorHandler, ActOnOrganisation, assignmentStream, decodeEvent, DIRECTIVE, directiveStream, INDICATOR, indicatorStream, validateStored,
  type CommandAnswer, type CommandContext, type IndicatorIntent,
} from '#libs/application';
import { bodyId, decimal, directiveId, indicatorId, localDate, taskCode, type AssignmentId, type DirectiveId, type IndicatorContent, type IndicatorId, type Measurement } from '#libs/domain';
import { bodyEntry, contextOf, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';

const ISSUER = 'btv-tinh-uy';
let house: TestApplication;
let handler: ActOnIndicatorHandler;
let directive: DirectiveId;
let indicator: IndicatorId;

const content: IndicatorContent = {
  code: 'II.2.4.b', name: 'Doanh nghiệp có thỏa ước', measure: 'share', unit: '%', denominator: 'doanh nghiệp có công đoàn', scope: null, reporters: [bodyId('dang-doan-ldld')], sample: true,
  milestones: [{ code: 'II.2.4.b', sourceLine: 46, when: { kind: 'year', year: 2023 }, written: 'trên 75%', target: { kind: 'number', operator: '>', value: decimal('75'), tolerance: null, reading: null } }],
}; // prettier-ignore
const measurement: Measurement = { unit: '%', value: null, numerator: decimal('761'), denominator: decimal('1000'), words: null, evidence: 'BC 5', source: 'thống kê', simulated: false };
const record = (body: string, period = '2023'): IndicatorIntent => ({ type: 'RecordMeasurement', body: bodyId(body), period, measurement });

const act = (who: string, intent: IndicatorIntent, id: IndicatorId | null = indicator, more: Partial<CommandContext> = {}): Promise<CommandAnswer> => handler.execute(new ActOnIndicator(id, intent, contextOf(who, more)));
const refusal = async (answer: Promise<CommandAnswer>): Promise<unknown> => {
  const said = await answer;
  if (said.ok) return 'done';
  const told = said.refusal;
  return told.kind === 'rejected' ? told.rejection.tag : told.kind === 'forbidden' ? `${told.reason} ${told.mayKnow}` : told.kind;
};
const done = async (answer: Promise<CommandAnswer>): Promise<string> => {
  const said = await answer;
  if (!said.ok) throw new Error(JSON.stringify(said.refusal));
  return said.receipt.id;
};

beforeEach(async () => {
  house = new TestApplication();
  handler = new ActOnIndicatorHandler(house.core);
  const [registered] = SPECIMEN_REGISTER_EVENTS;
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    const intent = event === registered ? { type: 'RegisterBodies', ...event.data } : { type: 'DefineGroup', ...event.data };
    await done(house.send(new ActOnOrganisation(intent as ActOnOrganisation['intent'], contextOf(ISSUER, { actor: testActor(ISSUER, ['administrator']) }))));
  }
  await done(house.send(new ActOnOrganisation({ type: 'RegisterBodies', bodies: [bodyEntry('hoi-nong-dan')] }, contextOf(ISSUER, { actor: testActor(ISSUER, ['administrator']) }))));
  const { directiveId: _own, ...plan } = specimenContent();
  directive = directiveId(await done(house.send(new ActOnDirective(null, { type: 'DraftDirective', content: plan }, contextOf(ISSUER)))));
  expect(await refusal(act(ISSUER, { type: 'DefineIndicator', directiveId: directive, content }, null))).toBe('directive-not-issued');
  await done(house.send(new ActOnDirective(directive, { type: 'IssueDirective' }, contextOf(ISSUER))));
  await house.settle();
  indicator = indicatorId(await done(act(ISSUER, { type: 'DefineIndicator', directiveId: directive, content }, null)));
  house.clock.setDay('2024-01-10');
});
afterEach(() => house.close());

describe('an indicator of an issued directive', () => {
  it('is known by its code, and stored as the catalogue allows', async () => {
    expect(await refusal(act(ISSUER, { type: 'DefineIndicator', directiveId: directive, content: { ...content, code: ' II.2.4.b ' } }, null))).toBe('indicator-already-defined');
    await done(act('dang-doan-ldld', record(ISSUER)));
    const stored = await house.log.readStream(indicatorStream(indicator));
    expect(stored.map((logged) => [decodeEvent(logged).event.type, validateStored(logged.bytes)])).toEqual([['IndicatorDefined', null], ['MeasurementRecorded', null]]);
    expect(await refusal(act(ISSUER, { type: 'AmendIndicator', content, basis: 'x' }, indicatorId('none')))).toBe('not-found');
    expect(await refusal(act(ISSUER, { type: 'DefineIndicator', directiveId: directiveId('none'), content }, null))).toBe('not-found');
  });

  it('is measured by the issuer, the supervising body, those named for it, and each body for itself', async () => {
    const answers = [
      await refusal(act(ISSUER, record('ban-tuyen-giao', '2022'))), await refusal(act('ban-dan-van', record('ban-tuyen-giao'))), await refusal(act('dang-doan-ldld', record('thanh-uy-hue'))),
      await refusal(act('huyen-uy-a-luoi', record('huyen-uy-a-luoi'))), await refusal(act('huyen-uy-a-luoi', record('thanh-uy-hue', '2022'))), await refusal(act('ban-to-chuc', record('ban-to-chuc'), indicator, { actor: testActor('ban-to-chuc', ['officer']) })),
      await refusal(act('hoi-nong-dan', record('hoi-nong-dan'), indicator, { actor: testActor('hoi-nong-dan', ['officer']) })),
      await refusal(act(ISSUER, record('ban-to-chuc', '2022'), indicator, { actor: testActor(ISSUER, ['auditor']) })),
    ]; // prettier-ignore
    expect(answers).toEqual(['done', 'done', 'done', 'done', 'relation-lacks-action true', 'done', 'not-party false', 'read-only-role true']);
    expect(await refusal(act('huyen-uy-a-luoi', { type: 'WithdrawIndicator', basis: 'x' }))).toBe('relation-lacks-action true');
  });

  it('takes no figure of a body that the register does not hold at the end of the period', async () => {
    await done(house.send(new ActOnOrganisation({ type: 'EndBody', bodyId: bodyId('huyen-uy-a-luoi'), lastDay: localDate('2023-06-30'), basis: 'NQ', keeper: bodyId('vptu') }, contextOf(ISSUER, { actor: testActor(ISSUER, ['administrator']) }))));
    const asked = [record('nobody'), record('huyen-uy-a-luoi', '2023'), record('huyen-uy-a-luoi', '1999'), record('huyen-uy-a-luoi', '2023-H1'), record('tld-ldvn'), record(ISSUER, '2024')];
    const answers: unknown[] = [];
    for (const intent of asked) answers.push(await refusal(act(ISSUER, intent)));
    expect(answers).toEqual(['unknown-body', 'body-ended', 'unknown-body', 'done', 'done', 'period-in-the-future']);
    expect(await refusal(act(ISSUER, { type: 'AmendIndicator', content: { ...content, reporters: [bodyId('nobody')] }, basis: 'x' }))).toBe('unknown-body');
  });

  it('is measured by whoever carries on what a body had that has ended', async () => {
    const end = { type: 'EndBody', bodyId: bodyId('huyen-uy-a-luoi'), lastDay: localDate('2023-12-31'), basis: 'NQ', keeper: bodyId('hoi-nong-dan') } as const;
    const officer = { actor: testActor('hoi-nong-dan', ['officer']) };
    expect(await refusal(act('hoi-nong-dan', record('huyen-uy-a-luoi'), indicator, officer))).toBe('not-party false');
    await done(house.send(new ActOnOrganisation(end, contextOf(ISSUER, { actor: testActor(ISSUER, ['administrator']) }))));
    expect(await refusal(act('hoi-nong-dan', record('huyen-uy-a-luoi'), indicator, officer))).toBe('done');
    expect(await refusal(act('hoi-nong-dan', record('thanh-uy-hue'), indicator, officer))).toBe('relation-lacks-action true');
  });

  it('is linked to duties of its own directive only', async () => {
    const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directive));
    const assignment = planned[0]?.assignmentId as AssignmentId;
    expect((await house.log.readStream(assignmentStream(assignment))).length).toBe(1);
    const duties = [{ kind: 'task', taskCode: taskCode('IV.4') }, { kind: 'task', taskCode: taskCode('IV.99') }, { kind: 'assignment', assignmentId: assignment }, { kind: 'assignment', assignmentId: indicator as string as AssignmentId }] as const;
    const answers: unknown[] = [];
    for (const duty of duties) answers.push(await refusal(act(ISSUER, { type: 'LinkIndicator', duty })));
    expect(answers).toEqual(['done', 'duty-unknown', 'done', 'duty-unknown']);
    expect((await house.core.stateOf(INDICATOR, indicatorStream(indicator))).links).toEqual([duties[0], duties[2]]);
    expect((await house.log.readStream(assignmentStream(assignment))).length).toBe(1);
  });

  it('answers the same key with the first answer, and another body with a refusal', async () => {
    const key = { idempotencyKey: 'k-1', requestHash: 'a' };
    const [first, again] = [await act(ISSUER, record(ISSUER), indicator, key), await act(ISSUER, record(ISSUER), indicator, key)];
    expect([first.ok && first.receipt.repeated, again.ok && again.receipt.repeated]).toEqual([false, true]);
    expect(await refusal(act(ISSUER, record(ISSUER, '2022'), indicator, { ...key, requestHash: 'b' }))).toBe('key-reused');
    expect(await refusal(act(ISSUER, record(ISSUER, '2022'), indicator, { expectedRevision: 0 }))).toBe('stale');
  });
});
