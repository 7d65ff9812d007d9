import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES, processSpecification } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand } from '../../assignment/index.js';
import { assignmentId, bodyId, localDate, taskCode, type Act } from '../../kernel/index.js';
import { decisionOfTaskCode, inspectionId, remediationTaskCode, type RemediationOutcome } from '../../supervision/index.js';
import { reportRemediationOutcome } from './report-remediation-outcome.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
type Step = readonly [AssignmentCommand, Act];
const inspection = inspectionId('i-15');
const code = remediationTaskCode({ issuer: bodyId('ubkt'), year: 2023, number: 15 }, 1);
const duty = [did.assign({ taskCode: code, participants: [] }), did.acknowledge()] as const;

describe('reporting a remediation to its inspection', () => {
  const { given } = processSpecification(reportRemediationOutcome);
  const told = (outcome: RemediationOutcome, doneOn: string | null = null) => ({
    to: { kind: 'inspection', inspectionId: inspection } as const,
    onBehalfOf: bodyId(PARTIES.issuer),
    command: { type: 'RecordRemediationOutcome' as const, assignmentId: assignmentId('duty-1'), outcome, doneOn: doneOn === null ? null : localDate(doneOn) },
  });
  const hear = (...steps: readonly Step[]) => {
    const { event, act } = play(...steps).at(-1)!;
    return given({ duty: foldAll(play(...steps)), inspectionId: inspection }).when(event, act);
  };
  const correct = (act: 'acceptance' | 'closure' | 'withdrawal' | 'submission', revision: number, by: keyof typeof PARTIES): Step => [{ type: 'CorrectAct', act, revision, reason: 'nhầm' }, actOf(PARTIES[by], '2021-12-22')];
  const accepted = [...duty, did.submit('2021-12-14'), did.accept('2021-12-20')] as const;

  it('tells the day it was handed in, a withdrawal, and what came back', () => {
    hear(...accepted).thenSends(told('accepted', '2021-12-14'));
    hear(...duty, did.withdraw()).thenSends(told('withdrawn'));
    hear(...duty, did.withdraw(), correct('withdrawal', 2, 'issuer')).thenSends(told('reinstated'));
    hear(...accepted, correct('acceptance', 3, 'confirming')).thenSends(told('reopened'));
  });

  it('ignores by name', () => {
    const { event, act } = play(...accepted).at(-1)!;
    given({ duty: foldAll(play(...accepted)), inspectionId: null }).when(event, act).thenIgnores('no-remediation');
    given({ duty: foldAll(play(...duty)), inspectionId: inspection }).when(event, act).thenIgnores('taken-back-since');
    hear(did.assign({ taskCode: code, parent: { assignmentId: assignmentId('up'), chain: [bodyId('up')], due: null } }), did.withdraw()).thenIgnores('no-remediation');
    hear(...accepted, did.close('2021-12-21'), correct('closure', 4, 'confirming')).thenIgnores('still-done');
    hear(...duty, did.submit('2021-12-14'), correct('submission', 2, 'lead')).thenIgnores('outcome-unchanged');
    hear(...duty).thenIgnores('not-for-this-process');
  });
});

describe('the task code of a remediation', () => {
  it('tells the decision again, for any issuer', () => {
    const key = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,20}[a-z0-9])?$/);
    fc.assert(
      fc.property(key, fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 200 }), (issuer, year, number, item) => {
        expect(decisionOfTaskCode(remediationTaskCode({ issuer: bodyId(issuer), year, number }, item))).toEqual({ issuer, year, number });
      }),
    );
    expect(['IV.4', 'KT-15.1', 'KT-15-2023-.1', 'KT-15-2023-ubkt'].map((other) => decisionOfTaskCode(taskCode(other)))).toEqual([null, null, null, null]);
  });
});
