import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, bodyEntry, dueOn, registerOf } from '#libs/testing/domain';
import { assignmentId, bodyId, directiveId, localDate } from '../../kernel/index.js';
import type { InspectionCommand } from './commands.js';
import { inspectionDecider, inspectionId, openRemediation, remediationDone, standingMinutes, type InspectionEvent, type InspectionState, type RemediationOutcome } from './index.js';

const SEED = 20_261_123;
const BODIES = ['a', 'b', 'c', 'ubkt', 'btv'].map(bodyId);
const register = registerOf({ type: 'BodiesRegistered', data: { bodies: BODIES.map((id) => bodyEntry(id)) } });
const day = localDate('2023-03-01');
const signatory = { capacity: 'T/M', onBehalfOf: null, position: 'Chủ nhiệm' } as const;
const paper = (kind: 'QĐ' | 'KL') => ({ issuer: bodyId('ubkt'), kind, year: 2023, number: 15, symbol: `15-${kind}/UBKT` });
const body = fc.constantFrom(...BODIES);
const some = fc.uniqueArray(body, { maxLength: 3 });
const item = fc.nat(3);

/** Any command, sound or not. */
const commands: fc.Arbitrary<InspectionCommand> = fc.oneof(
  fc.record({ inspected: some, inspecting: body }).map(({ inspected, inspecting }): InspectionCommand => ({
    type: 'DecideInspection', register,
    decision: { inspectionId: inspectionId('i'), number: paper('QĐ'), date: day, signatory, basis: 'b', inspectingBody: inspecting, inspectedBodies: inspected, scope: { directiveId: directiveId('d'), taskCodes: [], assignmentIds: [] }, subject: 's', periodFrom: day, periodTo: day, proposedBy: null },
  })),
  some.map((bodies): InspectionCommand => ({ type: 'PlanInspection', visits: bodies.map((each) => ({ day, body: each, contents: ['x'] })), note: null, register })),
  some.map((bodies): InspectionCommand => ({ type: 'NameInspectionTeam', members: bodies.map((each, place) => ({ body: each, position: 'p', head: place === 0 })), register })),
  body.map((of): InspectionCommand => ({ type: 'RecordInspectionMinutes', minutes: { body: of, date: day, contents: 'x' }, findings: [], register })),
  item.map((number): InspectionCommand => ({ type: 'TakeBackInspectionMinutes', number, reason: 'r', register })),
  fc.record({ about: some, work: fc.array(body, { maxLength: 4 }) }).map(({ about, work }): InspectionCommand => ({
    type: 'ConcludeInspection', number: paper('KL'), date: day, signatory, conclusions: about.map((each) => ({ body: each, text: 't' })),
    remediation: work.map((each) => ({ body: each, summary: 's', expectedOutputs: [], deadlines: [dueOn('2023-06-30')] })), register, directive: { directiveId: directiveId('d'), supervisingBody: bodyId('btv') },
    remediationIdFor: (id, number) => assignmentId(`${id}/${number}`),
  })),
  fc.record({ number: item, outcome: fc.constantFrom<RemediationOutcome>('accepted', 'reopened', 'withdrawn', 'reinstated') }).map(({ number, outcome }): InspectionCommand => ({
    type: 'RecordRemediationOutcome', assignmentId: assignmentId(`i/${number}`), outcome, doneOn: outcome === 'accepted' ? day : null,
  })),
  fc.constantFrom<string | null>(null, ' ', 'r').map((reason): InspectionCommand => ({ type: 'CloseInspection', reason, register })),
  some.map((about): InspectionCommand => ({ type: 'CorrectConclusion', conclusions: about.map((each) => ({ body: each, text: 'khác' })), reason: 'r', register })),
  fc.constantFrom<InspectionCommand>({ type: 'TakeBackConclusion', reason: 'r', register }, { type: 'TakeBackInspectionEnd', reason: 'r', register }),
  fc.constantFrom('', '', '', 'b').map((basis): InspectionCommand => ({ type: 'WithdrawInspection', basis, register })),
);

/** A way that comes to a conclusion, into which any commands are mixed. */
const sound: readonly InspectionCommand[] = [
  { type: 'DecideInspection', register, decision: { inspectionId: inspectionId('i'), number: paper('QĐ'), date: day, signatory, basis: 'b', inspectingBody: bodyId('ubkt'), inspectedBodies: ['a', 'b'].map(bodyId), scope: { directiveId: directiveId('d'), taskCodes: [], assignmentIds: [] }, subject: 's', periodFrom: day, periodTo: day, proposedBy: null } },
  { type: 'PlanInspection', visits: [{ day, body: bodyId('a'), contents: ['x'] }], note: null, register },
  { type: 'NameInspectionTeam', members: [{ body: bodyId('ubkt'), position: 'p', head: true }], register },
  { type: 'RecordInspectionMinutes', minutes: { body: bodyId('a'), date: day, contents: 'x' }, findings: [], register },
  {
    type: 'ConcludeInspection', number: paper('KL'), date: day, signatory, conclusions: [{ body: bodyId('a'), text: 't' }],
    remediation: ['a', 'b'].map((each) => ({ body: bodyId(each), summary: 's', expectedOutputs: [], deadlines: [dueOn('2023-06-30')] })), register,
    directive: { directiveId: directiveId('d'), supervisingBody: bodyId('btv') }, remediationIdFor: (id, number) => assignmentId(`${id}/${number}`),
  },
];
const ways = fc.array(fc.tuple(commands, fc.boolean()), { minLength: 5, maxLength: 40 }).map((steps) => {
  let next = 0;
  return steps.flatMap(([any, goesOn]) => (goesOn && next < sound.length ? [sound[next++] as InspectionCommand, any] : [any]));
});

/** What must never be so, whatever was asked. */
function faultsOf(state: InspectionState): readonly string[] {
  const { decision, team, minutes, conclusion, progress, former, takenBack } = state;
  if (decision === null) return [];
  const { k, n } = remediationDone(state);
  const items = conclusion?.remediation ?? [];
  const isTied = [decision.number.issuer, decision.inspectingBody, ...team.map((member) => member.body)].some((each) => decision.inspectedBodies.includes(each));
  const rules: Readonly<Record<string, boolean>> = {
    'a body inspects itself': isTied,
    'a number of minutes is missing': minutes.some(({ number }, place) => number !== place + 1),
    'a remediation is lost': progress.length !== items.length || items.some(({ assignmentId: id }, place) => progress[place]?.assignmentId !== id),
    'something is concluded without minutes': conclusion?.conclusions.some((about) => !standingMinutes(state).some((kept) => kept.body === about.body)) ?? false,
    'somebody confirms its own work': items.some((given) => given.confirmingBody === given.body),
    'k/n is no share': k > n || n > progress.length,
    'two remediations share a duty': new Set([...progress, ...former].map(({ assignmentId: id }) => id)).size !== progress.length + former.length,
    'a conclusion taken back forgets a duty': takenBack.flatMap(({ withdrawn, kept }) => [...withdrawn, ...kept]).some((id) => !former.some(({ assignmentId: known }) => known === id)),
  };
  return Object.keys(rules).filter((rule) => rules[rule]);
}

describe('whatever is asked of an inspection', () => {
  it('no body inspects itself, nothing is lost, and it never closes over open remediation without a reason', () => {
    let closed = 0;
    fc.assert(
      fc.property(ways, (way) => {
        let state: InspectionState = inspectionDecider.initialState;
        const recorded: InspectionEvent[] = [];
        const faults: string[] = [];
        for (const command of way) {
          const decision = inspectionDecider.decide(command, state, actOf('ubkt', '2023-03-01'));
          if (!decision.ok) continue;
          for (const event of decision.events) {
            if (event.type === 'InspectionClosed') {
              closed += 1;
              expect(event.data.open).toEqual(openRemediation(state));
              expect(event.data.open.length === 0 || event.data.reason !== null).toBe(true);
            }
            recorded.push(event);
            state = inspectionDecider.evolve(state, event, actOf('ubkt', '2023-03-01'));
          }
          faults.push(...faultsOf(state));
        }
        expect(faults).toEqual([]);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(recorded.reduce((folded, event) => inspectionDecider.evolve(folded, event, actOf('ubkt', '2023-03-01')), inspectionDecider.initialState)).toEqual(state);
      }),
      { numRuns: 800, seed: SEED },
    );
    expect(closed).toBeGreaterThan(40);
  });
});
