import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, bodyEntry, specimenContent, specimenTerms } from '#libs/testing/domain';
import { assignmentDecider, awaitsClosing, isOpenDuty, workersOf, type AssignmentCommand, type AssignmentState } from '../../assignment/index.js';
import { hasPart } from '../../directive/index.js';
import { addDays, assignmentId, bodyId, localDate, type Act, type AssignmentId, type BodyId, type LocalDate } from '../../kernel/index.js';
import { bodyStands, heirOf, organisationDecider, type OrganisationCommand, type OrganisationEvent, type OrganisationState } from '../../organisation/index.js';
import { actOfProcess } from '../process.js';
import { handOverDuties } from './hand-over-duties.js';

const RUNS = 10_000;
/** Printed with the name; the same again with fast-check's global `seed`. */
const SEED = fc.readConfigureGlobal().seed ?? (fc.sample(fc.noBias(fc.nat()), 1)[0] as number);
const START = localDate('2025-01-01');
const [BTV, OFFICE] = ['btv', 'office'].map(bodyId) as [BodyId, BodyId];
const BOARDS = ['b1', 'b2', 'b3', 'b4'].map(bodyId);
const content = { ...specimenContent(), confirmingBody: OFFICE, confirmingFallbacks: [BTV], number: { ...specimenContent().number, issuer: BTV } };

/** One thing that is tried; the register may refuse it. Numbers choose among what there is then. */
type Try =
  | { readonly kind: 'merge'; readonly from: readonly number[]; readonly into: number; readonly days: number }
  | { readonly kind: 'split'; readonly body: number; readonly allotted: number; readonly days: number }
  | { readonly kind: 'end'; readonly body: number; readonly keeper: number; readonly days: number }
  | { readonly kind: 'finish'; readonly duty: number }
  | { readonly kind: 'accept'; readonly duty: number; readonly close: boolean }
  | { readonly kind: 'part'; readonly duty: number; readonly body: number }
  | { readonly kind: 'wait'; readonly days: number };

const nat = fc.nat(20);
const days = fc.integer({ min: -2, max: 6 });
const tries: fc.Arbitrary<readonly Try[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('merge' as const), from: fc.array(nat, { minLength: 1, maxLength: 2 }), into: nat, days }),
    fc.record({ kind: fc.constant('split' as const), body: nat, allotted: nat, days }),
    fc.record({ kind: fc.constant('end' as const), body: nat, keeper: nat, days }),
    fc.record({ kind: fc.constant('finish' as const), duty: nat }),
    fc.record({ kind: fc.constant('accept' as const), duty: nat, close: fc.boolean() }),
    fc.record({ kind: fc.constant('part' as const), duty: nat, body: nat }),
    fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 5 }) }),
  ),
  { minLength: 1, maxLength: 8 },
);

/** Register, duties and the process between them, without a log; every message is delivered twice. */
class House {
  register: OrganisationState;
  readonly duties = new Map<AssignmentId, AssignmentState>();
  /** Leads of each duty in order, as its own acts tell. */
  readonly leads = new Map<AssignmentId, BodyId[]>();
  readonly faults: string[] = [];
  /** How often somebody else came to close what was done. */
  closedElsewhere = 0;
  today: LocalDate = START;
  private made = 0;

  constructor() {
    const bodies = [BTV, OFFICE, ...BOARDS].map((id) => bodyEntry(id, { level: id === BTV || id === OFFICE ? 'province' : 'district' }));
    this.register = organisationDecider.evolve(organisationDecider.initialState, { type: 'BodiesRegistered', data: { bodies } }, this.act());
    for (const [place, lead] of BOARDS.entries()) this.assign(`d${place}`, lead, BOARDS[(place + 1) % BOARDS.length] as BodyId, null);
  }

  act(body: BodyId = OFFICE): Act {
    return actOf(body, this.today);
  }

  private assign(id: string, lead: BodyId, beside: BodyId, parent: AssignmentState | null): void {
    const above = parent?.terms ?? null;
    const terms = specimenTerms({
      assignmentId: assignmentId(id), leadBody: lead, issuer: above?.leadBody ?? BTV, confirmingBody: above?.leadBody ?? OFFICE, supervisingBody: OFFICE,
      participants: above === null ? [{ role: 'coordinate', body: beside, external: false }] : [],
      parent: above === null ? null : { assignmentId: above.assignmentId, chain: [...(above.parent?.chain ?? []), above.leadBody], due: null },
    });
    this.send(terms.assignmentId, { type: 'AssignTask', terms }, this.act(terms.issuer));
  }

  send(id: AssignmentId, command: AssignmentCommand, act: Act): void {
    const decision = assignmentDecider.decide(command, this.duties.get(id) ?? assignmentDecider.initialState, act);
    if (!decision.ok) return;
    for (const event of decision.events) {
      const after = assignmentDecider.evolve(this.duties.get(id) ?? assignmentDecider.initialState, event, act);
      if (event.type === 'AssignmentHandedOver' && awaitsClosing(after)) this.closedElsewhere += 1;
      this.duties.set(id, after);
      if (event.type === 'TaskAssigned') this.leads.set(id, [event.data.leadBody]);
      if (event.type === 'AssignmentHandedOver' && event.data.as === 'lead') {
        if (event.data.from !== this.leads.get(id)?.at(-1)) this.faults.push(`${id} was handed over by ${event.data.from}, which did not lead it`);
        this.leads.get(id)?.push(event.data.to);
      }
      if (event.type === 'TaskAssigned' || event.type === 'PartHandedDown') this.react(event, act, [after]);
    }
  }

  change(command: OrganisationCommand): void {
    const decision = organisationDecider.decide(command, this.register, this.act());
    if (!decision.ok) return;
    for (const event of decision.events) this.register = organisationDecider.evolve(this.register, event, this.act());
    for (const event of decision.events) if (event.type === 'HandOverFellDue') this.react(event, this.act(), [...this.duties.values()]);
  }

  private react(event: Parameters<typeof handOverDuties.react>[0] | OrganisationEvent, act: Act, duties: readonly AssignmentState[]): void {
    const reaction = handOverDuties.react(event, act, { register: this.register, duties: duties.map((duty) => ({ duty, content })) });
    if (reaction.kind === 'ignore') return;
    for (const message of [...reaction.commands, ...reaction.commands]) {
      if (message.to.kind === 'assignment') this.send(message.to.assignmentId, message.command as AssignmentCommand, actOfProcess(handOverDuties.name, message, act, act.recordedAt));
    }
  }

  try(asked: Try): void {
    const bodies = [...this.register.bodies.keys()];
    const body = (place: number): BodyId => bodies[place % bodies.length] as BodyId;
    const duty = (place: number): AssignmentState => [...this.duties.values()][place % this.duties.size] as AssignmentState;
    const basis = 'QĐ';
    switch (asked.kind) {
      case 'merge':
        return this.change({ type: 'SucceedBodies', predecessors: [...new Set(asked.from.map(body))], successors: [body(asked.into)], newBodies: [], on: addDays(this.today, asked.days), basis, keeper: null, allotment: [] });
      case 'split': {
        const on = addDays(this.today, asked.days);
        const newBodies = [0, 1].map(() => bodyEntry(`n${(this.made += 1)}`, { level: 'district', from: on }));
        const [one, two] = newBodies.map(({ bodyId: id }) => id) as [BodyId, BodyId];
        const allotment = [{ assignmentId: duty(asked.allotted).terms?.assignmentId as AssignmentId, body: two }];
        return this.change({ type: 'SucceedBodies', predecessors: [body(asked.body)], successors: [one, two], newBodies, on, basis, keeper: one, allotment });
      }
      case 'end':
        return this.change({ type: 'EndBody', bodyId: body(asked.body), lastDay: addDays(this.today, asked.days), basis, keeper: body(asked.keeper) });
      case 'finish': {
        const { terms } = duty(asked.duty);
        if (terms !== null) this.send(terms.assignmentId, { type: 'WithdrawAssignment', basis }, this.act(terms.issuer));
        return;
      }
      case 'accept': {
        const { terms } = duty(asked.duty);
        if (terms === null) return;
        this.send(terms.assignmentId, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, this.act(terms.leadBody));
        this.send(terms.assignmentId, { type: 'SubmitResult', outputs: ['BC'], note: null }, this.act(terms.leadBody));
        this.send(terms.assignmentId, { type: 'AcceptResult', note: null }, this.act(terms.confirmingBody));
        if (asked.close) this.send(terms.assignmentId, { type: 'CloseAssignment', note: null }, this.act(terms.confirmingBody));
        return;
      }
      case 'part': {
        const parent = duty(asked.duty);
        const { terms } = parent;
        const to = body(asked.body);
        if (terms === null || !isOpenDuty(parent) || bodyStands(this.register, to, this.today) !== 'active') return;
        const partId = `p${(this.made += 1)}`;
        this.send(terms.assignmentId, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, this.act(terms.leadBody));
        const before = this.duties.get(terms.assignmentId)?.parts.size;
        this.send(terms.assignmentId, { type: 'HandDownPart', part: { partId: assignmentId(partId), body: to, mode: 'do', summary: 's', expectedOutputs: [], deadlines: [], partsCompletion: { by: 'lead-report' }, bodyStands: 'active' } }, this.act(terms.leadBody));
        if (this.duties.get(terms.assignmentId)?.parts.size !== before) this.assign(partId, to, to, parent);
        return;
      }
      case 'wait':
        this.today = addDays(this.today, asked.days);
        return this.change({ type: 'BeginDueHandOvers' });
    }
  }
}

/** What a duty must keep under the old names once it is done: all but who closes it. */
const doneIn = ({ terms, participants, coordination, parts, status }: AssignmentState): readonly unknown[] => [terms?.leadBody, terms?.issuer, terms?.supervisingBody, terms?.parent, participants, coordination, parts, status === 'withdrawn'];
const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean => one.every((each, place) => each === other[place]);

/** What does not hold after a step and should. Compared by hand: a matcher for each of a million checks takes minutes. */
function faults(house: House, before: ReadonlyMap<AssignmentId, AssignmentState>): readonly string[] {
  const found = [...house.faults];
  for (const [id, was] of before) {
    const now = house.duties.get(id);
    if (now === undefined) found.push(`${id} is lost`);
    else if (!isOpenDuty(was) && (awaitsClosing(was) ? !isSame(doneIn(was), doneIn(now)) : now !== was)) found.push(`${id} was done and changed`);
    else if (now.currentDue !== was.currentDue || now.originalDue !== was.originalDue || now.acknowledgementDue !== was.acknowledgementDue) found.push(`${id} has another deadline`);
  }
  for (const [id, duty] of house.duties) {
    const { terms, participants, status } = duty;
    if (terms === null || status === 'withdrawn' || status === 'closed') continue;
    if (isOpenDuty(duty)) {
      const gone = (body: BodyId): boolean => bodyStands(house.register, body, house.today) === 'ended';
      for (const body of [terms.leadBody, terms.issuer, terms.confirmingBody, terms.supervisingBody, ...participants.map((each) => each.body)]) if (gone(body)) found.push(`${id} is left with ${body}`);
      if (participants.some(({ body }) => body === terms.leadBody)) found.push(`${id}: the lead stands beside itself`);
      if (new Set(participants.map(({ role, body }) => `${role} ${body}`)).size < participants.length) found.push(`${id}: one body twice in a role`);
    }
    if (house.leads.get(id)?.at(-1) !== terms.leadBody) found.push(`${id} changed its lead without an act`);
    const workers = workersOf(duty);
    // Kin from the day on which the change is made, so not while one is still to come.
    const allBegun = [...house.register.handOvers.values()].every(({ begun }) => begun);
    const confirming = heirOf(house.register, terms.confirmingBody, house.today, terms.assignmentId).body;
    if (!allBegun || !hasPart(house.register, confirming, workers)) continue;
    const named = [OFFICE, BTV, terms.issuer].map((body) => heirOf(house.register, body, house.today, null).body);
    const free = named.find((body) => bodyStands(house.register, body, house.today) === 'active' && !hasPart(house.register, body, workers));
    if (free !== undefined) found.push(`${id} is confirmed by ${confirming}, akin to those who do it, though ${free} is free`);
  }
  return found;
}

describe(`hand-overs under any order of mergers, splits and ends (${RUNS} cases, seed ${SEED})`, () => {
  it('lose no duty, double none, reset nothing, leave none with a body that is gone and none to be confirmed by those who do it', () => {
    let changes = 0;
    let closedElsewhere = 0;
    fc.assert(
      fc.property(tries, (asked) => {
        const house = new House();
        for (const each of asked) {
          const before = new Map(house.duties);
          house.try(each);
          const found = faults(house, before);
          if (found.length > 0) expect(found).toEqual([]);
        }
        changes += house.register.handOvers.size;
        closedElsewhere += house.closedElsewhere;
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect(changes).toBeGreaterThan(RUNS / 2);
    expect(closedElsewhere).toBeGreaterThan(0);
  });
});
