import { describe, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES, processSpecification } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand, type AssignmentEvent, type AssignmentState } from '../../assignment/index.js';
import { assignmentId, bodyId, localDate, type Act } from '../../kernel/index.js';
import { withdrawPartsOfWithdrawnAssignment } from './withdraw-parts-of-withdrawn-assignment.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
type Step = readonly [AssignmentCommand, Act];
const fold = (...steps: readonly Step[]): AssignmentState => foldAll(play(...steps));
const parentLink = { assignmentId: assignmentId('parent'), chain: [bodyId('up')], due: localDate('2021-12-20') };
const part = [did.assign({ parent: parentLink, assignmentId: assignmentId('part') }), did.acknowledge()] as const;

describe('withdrawing the parts of a withdrawn duty', () => {
  const { given } = processSpecification(withdrawPartsOfWithdrawnAssignment);
  const gone: AssignmentEvent = { type: 'AssignmentWithdrawn', data: { basis: 'CV 3' } };
  const act = actOf(PARTIES.issuer, '2021-12-22');
  it('takes the open ones along, on behalf of whoever issued them', () => {
    given({ parts: [fold(...part), fold(...part, did.submit('2021-12-14'), did.accept('2021-12-20')), fold(...part, did.withdraw()), assignmentDecider.initialState] }).when(gone, act).thenSends({
      to: { kind: 'assignment', assignmentId: assignmentId('part') }, onBehalfOf: bodyId(PARTIES.issuer), command: { type: 'WithdrawAssignment', basis: 'CV 3' },
    });
  });
  it('ignores by name', () => {
    given({ parts: [] }).when(gone, act).thenIgnores('no-open-part');
    given({ parts: [fold(...part)] }).when({ type: 'AssignmentClosed', data: { note: null } }, act).thenIgnores('not-for-this-process');
  });
});
