import { describe, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES, processSpecification } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand, type AssignmentState, type PartOutcome } from '../../assignment/index.js';
import { assignmentId, bodyId, localDate, type Act } from '../../kernel/index.js';
import { reportPartToParent } from './report-part-to-parent.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
type Step = readonly [AssignmentCommand, Act];
const fold = (...steps: readonly Step[]): AssignmentState => foldAll(play(...steps));
const last = (...steps: readonly Step[]) => play(...steps).at(-1)!;
const parentLink = { assignmentId: assignmentId('parent'), chain: [bodyId('up')], due: localDate('2021-12-20') };
const part = [did.assign({ parent: parentLink, assignmentId: assignmentId('part') }), did.acknowledge()] as const;

describe('reporting a part to its parent', () => {
  const { given } = processSpecification(reportPartToParent);
  const told = (outcome: PartOutcome, doneDay: string | null = null) => ({
    to: { kind: 'assignment', assignmentId: assignmentId('parent') } as const,
    onBehalfOf: bodyId(PARTIES.issuer),
    command: { type: 'RecordPartOutcome' as const, partId: assignmentId('part'), outcome, doneOn: doneDay === null ? null : localDate(doneDay), doneAt: doneDay === null ? null : actOf('x', doneDay).recordedAt },
  });
  const hear = (...steps: readonly Step[]) => given({ part: fold(...steps) }).when(last(...steps).event, last(...steps).act);
  const correct = (act: 'acceptance' | 'closure' | 'withdrawal' | 'submission', revision: number, by: keyof typeof PARTIES): Step => [{ type: 'CorrectAct', act, revision, reason: 'nhầm' }, actOf(PARTIES[by], '2021-12-22')];
  const accepted = [...part, did.submit('2021-12-14'), did.accept('2021-12-20')] as const;
  it('tells when it was handed in, not when it was accepted', () => hear(...accepted).thenSends(told('accepted', '2021-12-14')));
  it('tells a withdrawal, and that it was a mistake', () => {
    hear(...part, did.withdraw()).thenSends(told('withdrawn'));
    hear(...part, did.withdraw(), correct('withdrawal', 2, 'issuer')).thenSends(told('reinstated'));
  });
  it('tells that an acceptance was a mistake', () => hear(...accepted, correct('acceptance', 3, 'confirming')).thenSends(told('reopened')));
  it('tells a completion by parts of its own, and its undoing from below', () => {
    const below = [did.assign({ parent: parentLink, assignmentId: assignmentId('part'), partsCompletion: { by: 'all' } }), did.acknowledge(), did.handDown('p1'), did.partAccepted('p1', '2021-12-01', '2021-12-03')] as const;
    hear(...below).thenSends(told('accepted', '2021-12-01'));
    hear(...below, did.partCame('p1', 'reopened', '2021-12-04')).thenSends(told('reopened'));
    given({ part: fold(...below) }).when({ type: 'PartOutcomeRecorded', data: { partId: assignmentId('p1'), outcome: 'accepted', doneOn: null, doneAt: null } }, actOf('x', '2021-12-05')).thenIgnores('outcome-unchanged');
  });
  it('given a part that is withdrawn, when something below it comes back, then tells nothing', () => {
    const below = [did.assign({ parent: parentLink, assignmentId: assignmentId('part'), partsCompletion: { by: 'all' } }), did.acknowledge(), did.handDown('p1'), did.withdraw()] as const;
    given({ part: fold(...below) }).when({ type: 'PartOutcomeRecorded', data: { partId: assignmentId('p1'), outcome: 'reinstated', doneOn: null, doneAt: null } }, actOf('x', '2021-12-05')).thenIgnores('still-done');
  });
  it('ignores by name', () => {
    hear(...accepted, did.close('2021-12-21'), correct('closure', 4, 'confirming')).thenIgnores('still-done');
    hear(...part, did.submit('2021-12-14'), correct('submission', 2, 'lead')).thenIgnores('outcome-unchanged');
    given({ part: fold(...part) }).when(last(...accepted).event, last(...accepted).act).thenIgnores('taken-back-since');
    hear(did.assign(), did.withdraw()).thenIgnores('no-parent');
    hear(...part).thenIgnores('not-for-this-process');
  });
});
