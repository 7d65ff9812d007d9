import { describe, expect, it } from '@jest/globals';
import { deadlineLine, directiveDecider, directiveId, organisationDecider, type OrganisationEvent, type OrganisationState } from '#libs/domain';
import { actOf, deciderSpecification, readableAssignmentId } from '#libs/testing';
import { SAMPLE_BODIES, SAMPLE_GROUPS, SAMPLE_PLAN, SAMPLE_REGISTER_FROM } from './index.js';

const clerk = actOf('vptu', '2021-11-15');

/** The register as the real decider accepts it; a refusal fails the test. */
function register(): OrganisationState {
  let state = organisationDecider.initialState;
  const record = (command: Parameters<typeof organisationDecider.decide>[0]): void => {
    const decision = organisationDecider.decide(command, state, clerk);
    if (!decision.ok) throw new Error(JSON.stringify(decision.rejection));
    for (const event of decision.events as readonly OrganisationEvent[]) state = organisationDecider.evolve(state, event, clerk);
  };
  record({ type: 'RegisterBodies', bodies: SAMPLE_BODIES });
  for (const { groupId, name, rule, open } of SAMPLE_GROUPS) record({ type: 'DefineGroup', groupId, name, rule, from: SAMPLE_REGISTER_FROM, open });
  return state;
}

const count = (values: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

describe('the sample plan', () => {
  const bodies = register();
  const content = { ...SAMPLE_PLAN, directiveId: directiveId('plan') };
  const issuer = actOf('btv-tinh-uy', '2021-11-15');
  const { given, play } = deciderSpecification(directiveDecider);
  const drafted = play([{ type: 'DraftDirective', content, register: bodies }, issuer]);
  const issuing = given(drafted).when({ type: 'IssueDirective', register: bodies, assignmentIdFor: readableAssignmentId }, issuer);
  const tasks = planTasks();

  it('is ten lines of recipients, eight items and fourteen tasks, and marked as sample', () => {
    expect([SAMPLE_PLAN.recipients.length, SAMPLE_PLAN.items.length, tasks.length, SAMPLE_PLAN.sample]).toEqual([10, 8, 14, true]);
    expect(SAMPLE_PLAN.signatory).toEqual({ capacity: 'T/M', onBehalfOf: 'btv-tinh-uy', position: 'Phó Bí thư Thường trực' });
  });

  it('has one dated task, IV.4 on 31/12/2021, and the four standing ones', () => {
    expect(tasks.filter(({ deadlines }) => deadlines.some(({ due }) => due !== null)).map(({ code, deadlines }) => [code, deadlines[0]?.due])).toEqual([['IV.4', '2021-12-31']]);
    const lines = Object.fromEntries(tasks.map(({ code, deadlines }) => [code, deadlineLine(deadlines)]));
    expect(count(Object.values(lines))).toEqual({ dated: 1, standing: 4, undated: 9 });
    expect(tasks.filter(({ code }) => lines[code] === 'standing').map(({ code }) => code)).toEqual(['IV.2b', 'IV.6', 'IV.7b', 'IV.8a']);
  });

  it('fans out to 41 assignments, every lead reached, none confirmed by a body with a part', () => {
    issuing.thenState((state) => {
      expect(count(state.planned.map(({ taskCode }) => taskCode))).toEqual({
        'IV.1': 24, 'IV.2a': 1, 'IV.2b': 1, 'IV.3a': 1, 'IV.3b': 1, 'IV.4': 1, 'IV.5a': 1, 'IV.5b': 1, 'IV.6': 5, 'IV.7a': 1, 'IV.7b': 1, 'IV.8a': 1, 'IV.8b': 1, 'IV.8c': 1,
      }); // prettier-ignore
      expect(state.unreached).toEqual([]);
      expect([...new Set(state.planned.map(({ taskCode, confirmingBody }) => `${taskCode.slice(0, 4)} ${confirmingBody}`))].filter((line) => line.endsWith('btv-tinh-uy'))).toEqual(['IV.8 btv-tinh-uy']);
      expect(state.planned.some(({ leadBody }) => leadBody === 'ldld-tinh')).toBe(false);
      expect(state.addressees.filter((body) => body === 'ldld-tinh')).toEqual(['ldld-tinh']);
    });
  });
});

function planTasks() {
  return SAMPLE_PLAN.items.flatMap((item) => item.tasks);
}
