import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf } from '#libs/testing/domain';
import { addDays, assignmentId, bodyId, directiveId, localDate, taskCode, urgingId, type BodyId } from '../../kernel/index.js';
import { emptyRegister, evolveOrganisation } from '../../organisation/index.js';
import type { UrgingCommand } from './commands.js';
import type { UrgingEvent } from './events.js';
import { initialUrging, urgingDecider, type UrgingState } from './index.js';

const OFFICE = bodyId('ban-dan-van');
const LEADS = ['ban-tuyen-giao', 'huyen-uy-a', 'huyen-uy-b'].map(bodyId);
const EVERYBODY = [OFFICE, ...LEADS, bodyId('btv')];
const START = localDate('2022-01-10');
const register = evolveOrganisation(emptyRegister, {
  type: 'BodiesRegistered',
  data: { bodies: EVERYBODY.map((body) => ({ bodyId: body, kind: 'partyBoard', level: 'province', parentId: null, name: body, external: false, from: localDate('2000-01-01') })) },
});
const dutyOf = (lead: BodyId) => assignmentId(`duty-${lead}`);

const issue = (leads: readonly BodyId[], asksExplanation: boolean): UrgingCommand => ({
  type: 'IssueUrging', register, bodies: [], earlier: [], leaveOutRefused: false,
  document: {
    urgingId: urgingId('u-1'), number: { issuer: OFFICE, kind: 'CV', year: 2022, number: 15, symbol: '15-CV/BDVTU' }, date: START, signatory: { capacity: 'K/T', onBehalfOf: null, position: 'Phó ban' }, grade: 'remind', colour: 'xanh',
    directiveId: null, answerDue: addDays(START, 5), demand: 'Báo cáo', asksExplanation, basis: '24-KH/TU', skipsGradeReason: null,
  },
  duties: leads.map((lead) => ({ assignmentId: dutyOf(lead), facts: { directiveId: directiveId('d'), taskCode: taskCode('IV.4'), lead, assignedBy: bodyId('btv'), supervising: OFFICE, external: false, status: 'in-progress', line: 'dated', due: START, assignedOn: localDate('2021-11-15') } })),
}); // prettier-ignore

const body = fc.constantFrom(...EVERYBODY);
const commands: fc.Arbitrary<UrgingCommand> = fc.oneof(
  fc.record({ type: fc.constant('RecordUrgingDelivery' as const), addressee: body, channel: fc.constantFrom('văn thư', ' ') }),
  fc.record({ type: fc.constant('AnswerUrging' as const), addressee: fc.option(body), text: fc.constantFrom('Đã làm', ''), refersTo: fc.constant([]), promises: fc.array(fc.record({ assignmentId: body.map(dutyOf), day: fc.integer({ min: -3, max: 60 }).map((days) => addDays(START, days)) }), { maxLength: 2 }), register: fc.constant(register) }),
  fc.record({ type: fc.constant('GiveExplanation' as const), addressee: fc.option(body), text: fc.constantFrom('Vì', ''), register: fc.constant(register) }),
  fc.record({ type: fc.constant('AcceptExplanation' as const), addressee: body, note: fc.constant(null), register: fc.constant(register) }),
  fc.record({ type: fc.constant('AskExplanationAgain' as const), addressee: body, reason: fc.constant('Chưa rõ'), due: fc.integer({ min: -3, max: 30 }).map((days) => addDays(START, days)), register: fc.constant(register) }),
  fc.record({ type: fc.constant('WithdrawUrging' as const), basis: fc.constantFrom('CV 9', ' '), register: fc.constant(register) }),
  fc.record({ type: fc.constant('CloseUrging' as const), note: fc.option(fc.constant('xong')), register: fc.constant(register) }),
); // prettier-ignore
const lives = fc.record({ leads: fc.uniqueArray(fc.constantFrom(...LEADS), { minLength: 1 }), asksExplanation: fc.boolean(), steps: fc.array(fc.record({ command: commands, by: body, day: fc.nat(20) }), { maxLength: 25 }) });

/** What was recorded, each event with the body that acted and the state before it. */
function play({ leads, asksExplanation, steps }: { readonly leads: readonly BodyId[]; readonly asksExplanation: boolean; readonly steps: readonly { readonly command: UrgingCommand; readonly by: BodyId; readonly day: number }[] }) {
  const recorded: { readonly event: UrgingEvent; readonly by: BodyId; readonly before: UrgingState }[] = [];
  let state = initialUrging;
  for (const { command, by, day } of [{ command: issue(leads, asksExplanation), by: OFFICE, day: 0 }, ...steps]) {
    const act = actOf(by, addDays(START, day));
    const decision = urgingDecider.decide(command, state, act);
    for (const event of decision.ok ? decision.events : []) {
      recorded.push({ event, by, before: state });
      state = urgingDecider.evolve(state, event, act);
    }
  }
  return { recorded, state };
}

const RUNS = 500;

describe('whatever is tried on an urging', () => {
  it('nothing is recorded after its end, and its end is written by who urged', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { recorded } = play(life);
        const end = recorded.findIndex(({ event }) => event.type === 'UrgingWithdrawn' || event.type === 'UrgingClosed');
        if (end >= 0) expect([end, recorded[end]?.by]).toEqual([recorded.length - 1, OFFICE]);
      }),
      { numRuns: RUNS },
    );
  });

  it('answers and explanations are of addressees, about their own duties', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { event, by } of play(life).recorded) {
          if (event.type === 'UrgingAnswered' || event.type === 'ExplanationGiven') expect([life.leads.includes(by), event.data.addressee]).toEqual([true, by]);
          if (event.type === 'UrgingAnswered') expect(event.data.promises.filter(({ assignmentId }) => assignmentId !== dutyOf(by))).toEqual([]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('the first answer stays the one that is timed, and the ending lists exactly those of whom none was recorded', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { recorded, state } = play(life);
        const answered = new Map<BodyId, number>();
        for (const { event, before } of recorded) {
          if (event.type === 'UrgingAnswered') answered.set(event.data.addressee, (answered.get(event.data.addressee) ?? 0) + 1);
          if (event.type === 'UrgingClosed') expect(event.data.unanswered).toEqual(before.addressees.filter(({ body: one }) => !answered.has(one)).map(({ body: one }) => one));
        }
        expect(state.addressees.map(({ body: one, answers, answeredAt }) => [one, answers, answeredAt === null])).toEqual(life.leads.map((one) => [one, answered.get(one) ?? 0, !answered.has(one)]));
      }),
      { numRuns: RUNS },
    );
  });

  it('explanations count up one by one, and none follows an accepted one', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const rounds = new Map<BodyId, number>();
        const accepted = new Set<BodyId>();
        for (const { event } of play(life).recorded) {
          if (event.type === 'ExplanationAccepted') accepted.add(event.data.addressee);
          if (event.type !== 'ExplanationGiven') continue;
          const { addressee, round } = event.data;
          expect([life.asksExplanation, accepted.has(addressee), round]).toEqual([true, false, (rounds.get(addressee) ?? 0) + 1]);
          rounds.set(addressee, round);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
