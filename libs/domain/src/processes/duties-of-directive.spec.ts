import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, processSpecification, specimenContent, specimenTerms } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand, type AssignmentState } from '../assignment/index.js';
import { initialDirective, type DirectiveEvent, type DirectiveState } from '../directive/index.js';
import { assignmentId, bodyId, localDate, taskCode, type Act } from '../kernel/index.js';
import { carryAmendmentToAssignments } from './carry-amendment-to-assignments/carry-amendment-to-assignments.js';
import { openDuties } from './duties-of-directive.js';
import { withdrawAssignmentsOfWithdrawnDirective } from './withdraw-assignments-of-withdrawn-directive/withdraw-assignments-of-withdrawn-directive.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const act = actOf('btv-tinh-uy', '2021-12-20');
const issuer = bodyId('btv-tinh-uy');
const duty = (id: string, ...steps: readonly (readonly [AssignmentCommand, Act])[]): AssignmentState => foldAll(play(did.assign({ assignmentId: assignmentId(id) }), ...steps));
const toward = (id: string) => ({ to: { kind: 'assignment', assignmentId: assignmentId(id) } as const, onBehalfOf: issuer });

const planned = ['open', 'done', 'missing'].map((id) => ({ assignmentId: assignmentId(id), taskCode: taskCode('IV.4'), leadBody: bodyId('x'), mode: 'do' as const, confirmingBody: bodyId('vptu'), external: false }));
const directive: DirectiveState = { ...initialDirective, status: 'issued', content: specimenContent(), planned };
const assignments = [
  duty('open'),
  duty('done', did.acknowledge(), did.submit('2021-12-01'), did.accept('2021-12-02')),
  duty('gone', did.withdraw()),
  duty('late-lead'),
  foldAll(play(did.assign({ assignmentId: assignmentId('part'), parent: { assignmentId: assignmentId('open'), chain: [bodyId('up')], due: null } }))),
  assignmentDecider.initialState,
];
const context = { directive, assignments };
const nothingOpen = { directive: { ...directive, planned: [] }, assignments: [assignments[1]!] };
const amended = (...changes: Extract<DirectiveEvent, { type: 'DirectiveAmended' }>['data']['changes']): DirectiveEvent => ({
  type: 'DirectiveAmended',
  data: { directiveId: specimenTerms().directiveId, amendmentSymbol: '30-KH/TU', urgency: 'ordinary', basis: 'điều chỉnh', effectiveOn: localDate('2021-12-20'), changes, frozenGroups: [], plannedAssignments: [] },
});
const withdrawn: DirectiveEvent = { type: 'DirectiveWithdrawn', data: { directiveId: specimenTerms().directiveId, basis: 'QĐ 1' } };

describe('open duties of a directive', () => {
  it('are neither done nor withdrawn nor parts; a planned one that was not loaded is kept', () => {
    expect(openDuties(context)).toStrictEqual(['open', 'late-lead', 'missing'].map((id) => ({ assignmentId: id, taskCode: 'IV.4', issuer })));
  });
});

describe('carrying an amendment', () => {
  const { given } = processSpecification(carryAmendmentToAssignments);
  const deadlines = [dueOn('2022-01-31')];
  const basis = '30-KH/TU: điều chỉnh';
  it('changes the deadline of the open duties of that task', () => {
    given(context).when(amended({ kind: 'deadline-changed', taskCode: taskCode('IV.4'), deadlines }), act).thenSends(
      ...['open', 'late-lead', 'missing'].map((id) => ({ ...toward(id), command: { type: 'ChangeDeadline' as const, deadlines, basis } })),
    );
  });
  it('withdraws a withdrawn task', () => {
    given(context).when(amended({ kind: 'task-withdrawn', taskCode: taskCode('IV.4') }), act).thenSends(
      ...['open', 'late-lead', 'missing'].map((id) => ({ ...toward(id), command: { type: 'WithdrawAssignment' as const, basis } })),
    );
  });
  it('ignores by name', () => {
    given(context).when(amended({ kind: 'task-withdrawn', taskCode: taskCode('IV.1') }), act).thenIgnores('no-open-assignment');
    given(nothingOpen).when(amended({ kind: 'task-withdrawn', taskCode: taskCode('IV.4') }), act).thenIgnores('no-open-assignment');
    given(context).when(amended({ kind: 'item-added', item: specimenContent().items[0]! }), act).thenIgnores('no-task-changed');
    given({ ...context, directive: initialDirective }).when(amended(), act).thenIgnores('nothing-issued');
    given(context).when(withdrawn, act).thenIgnores('not-for-this-process');
  });
});

describe('withdrawing with the directive', () => {
  const { given } = processSpecification(withdrawAssignmentsOfWithdrawnDirective);
  it('withdraws what is open', () => {
    given(context).when(withdrawn, act).thenSends(...['open', 'late-lead', 'missing'].map((id) => ({ ...toward(id), command: { type: 'WithdrawAssignment' as const, basis: 'QĐ 1' } })));
  });
  it('ignores by name', () => {
    given(nothingOpen).when(withdrawn, act).thenIgnores('no-open-assignment');
    given({ ...context, directive: initialDirective }).when(withdrawn, act).thenIgnores('nothing-issued');
    given(context).when(amended(), act).thenIgnores('not-for-this-process');
  });
});
