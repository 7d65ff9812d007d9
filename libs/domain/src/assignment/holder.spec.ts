import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing/domain';
import { endOfDay, localDate, type Act } from '../kernel/index.js';
import {
  acknowledgementStanding, assignmentDecider, assignmentStateFromJson, assignmentStateToJson, dutyFactsOf, holderOf, holdingOf, holdingsOf, initialAssignmentState, type AssignmentCommand,
} from './index.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const at = (day: string): number => actOf('x', day).recordedAt;
const begun = [did.assign(), did.acknowledge()] as const;
const submitted = [...begun, did.submit('2021-12-14')] as const;
const held = (body: string, as: string, day: string) => ({ body, as, since: at(day) });
const lead = (day: string) => held(PARTIES.lead, 'lead', day);
const issuer = (day: string) => held(PARTIES.issuer, 'issuer', day);
const confirming = (day: string) => held(PARTIES.confirming, 'confirming', day);

describe('who must act, and since when (feature 36)', () => {
  it.each([
    ['assigned', [did.assign()], [lead('2021-11-15')]],
    ['acknowledged', begun, [lead('2021-11-15')]],
    ['under review', submitted, [confirming('2021-12-14')]],
    ['sent back', [...submitted, did.sendBack('2021-12-16')], [lead('2021-12-16')]],
    ['accepted', [...submitted, did.accept('2021-12-16')], []],
    ['given back', [did.assign(), did.giveBack()], [issuer('2021-11-16')]],
    ['more time asked in time', [...begun, did.askExtension('2021-12-10')], [issuer('2021-12-10'), lead('2021-11-15')]],
    ['more time asked late', [...begun, did.askExtension('2021-12-16', '2021-12-30', true)], [lead('2021-11-15'), issuer('2021-12-16')]],
    ['both a request and a result', [...begun, did.askExtension('2021-12-10'), did.submit('2021-12-14')], [confirming('2021-12-14'), issuer('2021-12-10')]],
    ['a request left after acceptance', [...begun, did.askExtension('2021-12-10'), did.submit('2021-12-14'), did.accept('2021-12-15')], [issuer('2021-12-10')]],
    ['suspended', [...begun, did.suspend()], []],
    ['resumed', [...begun, did.suspend(), did.resume()], [lead('2021-11-28')]],
    ['withdrawn', [...begun, did.withdraw()], []],
  ] as const)('%s', (_what, steps, holdings) => {
    const state = foldAll(play(...steps));
    expect(holdingsOf(state)).toStrictEqual(holdings);
    expect(holdingOf(state)).toStrictEqual(holdings[0] ?? null);
    expect(holderOf(state)).toBe(holdings[0]?.body ?? null);
  });
  it('is nobody before an assignment', () => {
    expect(holdingsOf(initialAssignmentState)).toStrictEqual([]);
  });
});

describe('acknowledging has its own limit (feature 12), 18/11', () => {
  const limit = endOfDay(localDate('2021-11-18'));
  const fold = (...steps: readonly (readonly [AssignmentCommand, Act])[]) => foldAll(play(...steps));
  it.each([
    ['awaiting', fold(did.assign()), limit - 1],
    ['overdue', fold(did.assign()), limit],
    ['acknowledged-in-time', fold(did.assign(), did.acknowledge('2021-11-18')), limit + 9],
    ['acknowledged-late', fold(did.assign(), did.acknowledge('2021-11-19')), limit + 9],
    ['not-needed', fold(did.assign(), did.giveBack()), limit],
    ['not-needed', fold(did.assign(), did.suspend()), limit],
    ['not-needed', fold(did.assign(), did.withdraw()), limit],
    ['not-needed', initialAssignmentState, limit],
  ] as const)('%s (%#)', (standing, state, instant) => {
    expect(acknowledgementStanding(state, instant)).toBe(standing);
  });
});

describe('facts for the status', () => {
  it('come from the state', () => {
    expect(dutyFactsOf(foldAll(play(...begun, did.askExtension('2021-12-10'), did.submit('2021-12-14'))))).toStrictEqual({
      line: 'dated', condition: 'open', external: false, assignedOn: '2021-11-15', originalDue: '2021-12-15', currentDue: '2021-12-15',
      pendingSubmissionAt: at('2021-12-14'), acceptedSubmissionAt: null, notCountedLate: false, extensionPendingSince: at('2021-12-10'),
    });
  });
  it.each([
    ['open', begun], ['suspended', [...begun, did.suspend()]], ['withdrawn', [...begun, did.withdraw()]],
    ['done', [...submitted, did.accept('2021-12-16')]], ['done', [...submitted, did.accept('2021-12-16'), did.close('2021-12-17')]], ['open', [did.assign(), did.giveBack()]],
  ] as const)('%s (%#)', (condition, steps) => {
    expect(dutyFactsOf(foldAll(play(...steps))).condition).toBe(condition);
  });
  it('do not show a request filed late as pending', () => {
    expect(dutyFactsOf(foldAll(play(...begun, did.askExtension('2021-12-16', '2021-12-30', true)))).extensionPendingSince).toBeNull();
  });
  it('do not exist before an assignment', () => {
    expect(() => dutyFactsOf(initialAssignmentState)).toThrow(RangeError);
  });
});

describe('snapshots', () => {
  it('come back equal through text', () => {
    const state = foldAll(play(...begun, did.progress(), did.handDown('p1'), did.handDown('p2'), did.partAccepted('p1', '2021-12-01')));
    expect(assignmentStateFromJson(JSON.parse(JSON.stringify(assignmentStateToJson(state))))).toStrictEqual(state);
  });
});
