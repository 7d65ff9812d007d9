import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ActOnAssignment, ActOnDirective, ActOnOrganisation, assignmentStream, decodeEvent, DIRECTIVE, directiveStream, PublishSupervisionRules, SUPERVISION_RULES_STREAM, SupervisionRulesInForce,
  type AssignmentIntent, type CommandAnswer, type CommandContext, type SupervisionRulesIntent,
} from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { bodyId, directiveId, initialSupervisionRules, localDate, SHIPPED_RULES, type AssignmentId } from '#libs/domain';
import { contextOf, ManualClock, SPECIMEN_REGISTER_EVENTS, specimenContent, testActor, TestApplication } from '#libs/testing';

const btv = bodyId('btv-tinh-uy');
const keeper = (more: Partial<CommandContext> = {}): CommandContext => contextOf('vptu', { actor: testActor('vptu', ['administrator']), ...more });
const policy = (switches: Readonly<Record<string, unknown>>, issuer: typeof btv | null = null): SupervisionRulesIntent => ({ type: 'PublishPolicy', issuer, switches, basis: 'quy chế' });
const calendar: SupervisionRulesIntent = {
  type: 'PublishWorkingCalendar', year: 2021, days: [{ date: localDate('2021-11-16'), occasion: 'other', kind: 'holiday', name: null }], basis: 'thông báo',
};

let house: TestApplication;
beforeEach(() => {
  house = new TestApplication();
});
afterEach(() => house.close());

const revisionOf = (answer: CommandAnswer): number => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt.revision;
};
const publish = (intent: SupervisionRulesIntent, context = keeper()): Promise<CommandAnswer> => house.send(new PublishSupervisionRules(intent, context));

async function issue(): Promise<AssignmentId> {
  const [registered] = SPECIMEN_REGISTER_EVENTS;
  if (registered?.type !== 'BodiesRegistered') throw new TypeError('no register');
  revisionOf(await house.send(new ActOnOrganisation({ type: 'RegisterBodies', ...registered.data }, keeper())));
  for (const event of SPECIMEN_REGISTER_EVENTS) if (event.type === 'GroupDefined') revisionOf(await house.send(new ActOnOrganisation({ type: 'DefineGroup', ...event.data }, keeper())));
  const { directiveId: _unused, ...content } = specimenContent();
  const drafted = await house.send(new ActOnDirective(null, { type: 'DraftDirective', content }, contextOf('btv-tinh-uy')));
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.refusal));
  revisionOf(await house.send(new ActOnDirective(directiveId(drafted.receipt.id), { type: 'IssueDirective' }, contextOf('btv-tinh-uy'))));
  await house.settle();
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directiveId(drafted.receipt.id)));
  return planned.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId as AssignmentId;
}

/** Policy and calendar versions that the events of a stream name, and when the acknowledgement of a new duty is due. */
async function versionsOf(duty: AssignmentId): Promise<readonly string[]> {
  const logged = await house.log.readStream(assignmentStream(duty));
  return logged.map((each) => decodeEvent(each)).map(({ event, metadata }) => `${event.type} ${metadata.policyVersion}/${metadata.calendarVersion}`);
}

describe('rules once published', () => {
  it('judge what comes after, and events name their versions', async () => {
    const duty = await issue();
    const ask = (intent: AssignmentIntent, body: string): Promise<CommandAnswer> => house.send(new ActOnAssignment(duty, intent, contextOf(body)));
    revisionOf(await ask({ type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, 'ban-tuyen-giao'));
    expect(revisionOf(await publish(calendar))).toBe(0);
    expect(revisionOf(await publish(policy({ maxExtensions: 0 }, btv)))).toBe(1);
    expect(house.core.rules.for(btv).policy.maxExtensions).toBe(0);
    expect(house.core.rules.for(null).policy.version).toBe(1);
    revisionOf(await ask({ type: 'RequestExtension', proposedDue: localDate('2022-01-10'), reason: 'chờ', progressSoFar: 'x', afterDue: false }, 'ban-tuyen-giao'));
    const granted = await ask({ type: 'GrantExtension', newDue: localDate('2022-01-10'), note: null, beyondCap: false }, 'btv-tinh-uy');
    expect(granted).toMatchObject({ ok: false, refusal: { kind: 'rejected', rejection: { tag: 'extension-cap-reached' } } });
    expect(await versionsOf(duty)).toEqual(['TaskAssigned 1/2', 'AssignmentAcknowledged 1/2', 'ExtensionRequested 101/101']);
  });

  it('give new duties their limits', async () => {
    revisionOf(await publish(calendar));
    revisionOf(await publish(policy({ acknowledgementWorkingDays: 1 })));
    const duty = await issue();
    expect(await versionsOf(duty)).toEqual(['TaskAssigned 101/101']);
    const [assigned] = await house.log.readStream(assignmentStream(duty));
    // Tuesday 16/11 is a holiday in the published calendar.
    expect(decodeEvent(assigned as NonNullable<typeof assigned>).event).toMatchObject({ data: { acknowledgementDue: '2021-11-17' } });
  });

  it('are known to a program that starts later, and to one on the same log that reads the stream', async () => {
    const log = new MemoryEventLog();
    const first = new TestApplication({ log, clock: ManualClock.on('2021-11-15') });
    const second = new TestApplication({ log, clock: ManualClock.on('2021-11-15'), seed: 'other' });
    await second.core.stateOf(DIRECTIVE, directiveStream(directiveId('d')));
    revisionOf(await first.send(new PublishSupervisionRules(policy({ dueSoonDays: 9 }), keeper())));
    const late = new TestApplication({ log, clock: ManualClock.on('2021-11-15'), seed: 'late' });
    await late.core.stateOf(DIRECTIVE, directiveStream(directiveId('d')));
    expect([first, second, late].map(({ core }) => core.rules.policy.dueSoonDays)).toEqual([9, 7, 9]);
    expect((await second.core.rulesNow()).policy.dueSoonDays).toBe(9);
    expect(revisionOf(await second.send(new PublishSupervisionRules(policy({ dueSoonDays: 8 }), keeper())))).toBe(1);
    expect(second.core.rules.policy.version).toBe(102);
    await Promise.all([first, second, late].map((each) => each.runner.stop()));
    await log.close();
  });
});

describe('publishing', () => {
  it('is for administrators, and of its own policy for an issuer', async () => {
    await issue();
    const asked = await Promise.all([
      publish(policy({ dueSoonDays: 9 }), contextOf('btv-tinh-uy')),
      publish(calendar, contextOf('btv-tinh-uy')),
      publish(policy({ dueSoonDays: 9 }, btv), contextOf('vptu')),
      publish(policy({ dueSoonDays: 9 }, btv), contextOf('btv-tinh-uy')),
      publish(policy({ dueSoonDays: 9 }, bodyId('nobody'))),
      publish(policy({ dueSoonDays: 9 }, bodyId('tld-ldvn'))),
    ]);
    expect(asked.map((answer) => (answer.ok ? 'ok' : 'rejection' in answer.refusal ? answer.refusal.rejection.tag : answer.refusal.kind))).toEqual([
      'forbidden', 'forbidden', 'forbidden', 'ok', 'unknown-issuer', 'unknown-issuer',
    ]);
    expect((await house.log.readStream(SUPERVISION_RULES_STREAM)).length).toBe(1);
  });
});

describe('the rules before anything is published', () => {
  it('are the ones given', () => {
    const rules = new SupervisionRulesInForce(SHIPPED_RULES);
    rules.adopt(initialSupervisionRules);
    expect([rules.for(btv), { ...rules.for(null) }]).toEqual([SHIPPED_RULES, SHIPPED_RULES]);
    expect([rules.policy, rules.calendar]).toEqual([SHIPPED_RULES.policy, SHIPPED_RULES.calendar]);
  });
});
