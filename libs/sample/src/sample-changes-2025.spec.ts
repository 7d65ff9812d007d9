import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActOnAssignment, type ActOnDirective, ActOnIndicator, ActOnIndicatorHandler, ActOnOrganisation, ASSIGNMENT, assignmentStream, decodeEvent, DIRECTIVE, directiveStream, ORGANISATION, ORGANISATION_STREAM, START, type CommandAnswer } from '#libs/application';
import { SeededIds } from '#libs/adapters/ids-node';
import { bodyId, bodyOn, bodyStands, hasPart, heirOf, isOpenDuty, localDate, nameOn, type AssignmentId, type AssignmentState, type BodyId, type DirectiveId, type OrganisationState } from '#libs/domain';
import { contextOf, ManualClock, TestApplication } from '#libs/testing';
import { loadUpToIssue } from './load-sample-province.js';
import { sampleActor, sampleAdministrator } from './sample-accounts.js';
import { ASSUMED_DAYS_2025, sampleChanges2025 } from './sample-changes-2025.js';

/**
 * The real case. Days known: 01/01/2025 (the city), 01/07/2025 (end of the districts). The days on which the Party boards
 * and the caucuses changed in Huế were not found: those below are assumptions of this test alone.
 */
const days = { partyBoards: localDate('2025-02-17'), caucuses: localDate('2025-03-03') };
const ids = new SeededIds('2025');
const house = new TestApplication({ clock: ManualClock.on('2021-11-15') });
const indicators = new ActOnIndicatorHandler(house.core);
let plan: DirectiveId;
let register: OrganisationState;
/** Every duty before the changes, after them, and what each was handed over by. */
const before = new Map<AssignmentId, AssignmentState>();
const after = new Map<AssignmentId, AssignmentState>();

const done = (answer: CommandAnswer): void => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
};
const dutyOf = (duties: ReadonlyMap<AssignmentId, AssignmentState>, task: string): AssignmentState => [...duties.values()].find(({ terms }) => terms?.taskCode === task) as AssignmentState;
const dutiesNow = async (into: Map<AssignmentId, AssignmentState>): Promise<void> => {
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(plan));
  for (const { assignmentId } of planned) into.set(assignmentId, await house.core.stateOf(ASSIGNMENT, assignmentStream(assignmentId)));
};

beforeAll(async () => {
  plan = await loadUpToIssue({ send: (command) => (command instanceof ActOnIndicator ? indicators.execute(command) : house.send(command as ActOnOrganisation | ActOnDirective)), settle: () => house.settle(), accounts: { saveAccounts: () => undefined }, clock: house.clock, ids, passwordHash: '' });
  await dutiesNow(before);
  // One duty is done before the changes: it stays.
  const closed = dutyOf(before, 'IV.5a');
  for (const [body, intent] of [
    ['ban-to-chuc', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }],
    ['ban-to-chuc', { type: 'SubmitResult', outputs: ['Tờ trình'], note: null }],
    [closed.terms?.confirmingBody ?? '', { type: 'AcceptResult', note: null }],
  ] as const) {
    done(await house.send(new ActOnAssignment(closed.terms?.assignmentId as AssignmentId, intent, contextOf(body, { actor: sampleActor(ids, bodyId(body)) }))));
  }
  before.clear();
  await dutiesNow(before);
  for (const { on, command } of sampleChanges2025(days)) {
    house.clock.setDay(on);
    done(await house.send(new ActOnOrganisation(command, contextOf('vptu', { actor: sampleAdministrator(ids) }))));
    await house.settle();
  }
  await dutiesNow(after);
  register = await house.core.stateOf(ORGANISATION, ORGANISATION_STREAM);
}, 60_000);
afterAll(() => house.close());

const END = localDate('2025-07-01');

describe('the reorganisation of 2025', () => {
  it('leaves no open duty with a body that is no more, and none to be confirmed by those who do it', () => {
    for (const [id, state] of after) {
      const { terms, participants } = state;
      if (terms === null || !isOpenDuty(state)) continue;
      const parties = [terms.leadBody, terms.issuer, terms.confirmingBody, terms.supervisingBody, ...participants.filter(({ external }) => !external).map(({ body }) => body)];
      expect([id, parties.filter((body) => bodyStands(register, body, END) !== 'active')]).toEqual([id, []]);
      const workers = new Set<BodyId>([terms.leadBody, ...participants.filter(({ role }) => role === 'coordinate' || role === 'perform').map(({ body }) => body)]);
      expect([id, hasPart(register, terms.confirmingBody, workers)]).toEqual([id, false]);
    }
  });

  it('moves every open duty and only those, each to the heir of its lead, with its deadlines', () => {
    expect([...after.keys()]).toEqual([...before.keys()]);
    let moved = 0;
    for (const [id, was] of before) {
      const now = after.get(id) as AssignmentState;
      if (!isOpenDuty(was)) expect(now).toEqual(was);
      const lead = was.terms?.leadBody as BodyId;
      expect([id, now.terms?.leadBody]).toEqual([id, isOpenDuty(was) ? heirOf(register, lead, END, id).body : lead]);
      expect([now.currentDue, now.originalDue, now.acknowledgementDue, now.status]).toEqual([was.currentDue, was.originalDue, was.acknowledgementDue, was.status]);
      if (now.terms?.leadBody !== lead) moved += 1;
    }
    // IV.1: 10 caucuses and 9 districts; IV.2: 2; IV.3: 2; IV.4: 1; IV.6: 4; IV.7: 2; IV.8: 3.
    expect(moved).toBe(33);
  });

  it('makes Tuyên giáo and Dân vận one body: in IV.4 the coordinator becomes the lead, in IV.8 nobody watches itself', () => {
    const one = 'ban-tuyen-giao-dan-van';
    const [four, eight] = [dutyOf(after, 'IV.4'), dutyOf(after, 'IV.8a')];
    expect([four.terms?.leadBody, four.participants.filter(({ body }) => body === one), four.terms?.confirmingBody]).toEqual([one, [], 'vptu']);
    expect(dutyOf(before, 'IV.4').participants.some(({ body }) => body === 'ban-dan-van')).toBe(true);
    expect([eight.terms?.leadBody, eight.terms?.confirmingBody, eight.terms?.supervisingBody === one && eight.terms.leadBody !== one]).toEqual([one, 'btv-tinh-uy', false]);
    expect(four.terms?.supervisingBody).toBe('vptu');
  });

  it('ends the caucuses and the districts, with their history under the old names', () => {
    expect(dutyOf(after, 'IV.7a').terms?.leadBody).toBe('dang-uy-cac-co-quan-dang');
    expect(dutyOf(after, 'IV.3b').terms?.leadBody).toBe('dang-uy-ubnd');
    expect(nameOn(register, bodyId('dang-doan-ldld'), END)).toBe('Đảng đoàn Liên đoàn Lao động tỉnh');
    expect([...register.bodies.values()].filter(({ level, bodyId: id }) => level === 'district' && bodyStands(register, id, END) === 'active')).toEqual([]);
    expect(bodyStands(register, bodyId('cap-uy-a-luoi'), localDate('2025-06-30'))).toBe('active');
  });

  it('knows two bodies called Thành ủy Huế apart', () => {
    const called = (day: string) => [...register.bodies.keys()].filter((id) => bodyOn(register, id, localDate(day))?.name === 'Thành ủy Huế');
    expect([called('2024-12-31'), called('2025-01-01')]).toEqual([['cap-uy-tp-hue'], ['thanh-uy-hue']]);
    expect(heirOf(register, bodyId('cap-uy-tp-hue'), localDate('2025-01-01'), null).body).toBe('quan-uy-thuan-hoa');
  });

  it('hands over by acts of each duty, none twice', async () => {
    const acts = (await house.log.readAll(START, 100_000)).map(decodeEvent).flatMap(({ stream, event }) => (event.type === 'AssignmentHandedOver' ? [`${stream} ${event.data.as} ${event.data.partId} ${event.data.from} ${event.data.to}`] : []));
    expect(acts.length).toBeGreaterThan(50);
    expect(new Set(acts).size).toBe(acts.length);
  });

  it('says of every day that it does not know that it is assumed', () => {
    const assumed = sampleChanges2025().filter(({ on }) => on !== '2025-01-01' && on !== '2025-07-01');
    expect([...new Set(assumed.map(({ on }) => on))]).toEqual([ASSUMED_DAYS_2025.partyBoards]);
    expect(assumed.every((change) => change.assumed !== null)).toBe(true);
  });
});
