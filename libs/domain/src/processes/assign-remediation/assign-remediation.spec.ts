import { describe, it } from '@jest/globals';
import { actOf, dueOn, processSpecification } from '#libs/testing/domain';
import { POLICY_V1, WORKING_CALENDAR_V1 } from '../../deadline/index.js';
import { assignmentId, bodyId, directiveId, localDate } from '../../kernel/index.js';
import { initialInspection, inspectionId, remediationTaskCode, type InspectionDecision, type InspectionEvent, type RemediationItem } from '../../supervision/index.js';
import { assignRemediation } from './assign-remediation.js';

const [btv, ubkt, lead] = [bodyId('btv-tinh-uy'), bodyId('ubkt'), bodyId('ban-tuyen-giao')];
const number = { issuer: btv, kind: 'QĐ', year: 2023, number: 15, symbol: '15-QĐ/TU' } as const;
const signatory = { capacity: 'T/M', onBehalfOf: btv, position: 'Phó Bí thư' } as const;
const decision: InspectionDecision = {
  inspectionId: inspectionId('i-15'), number, date: localDate('2023-03-01'), signatory, basis: 'chương trình', inspectingBody: ubkt, inspectedBodies: [lead],
  scope: { directiveId: directiveId('d-24'), taskCodes: [], assignmentIds: [] }, subject: 'x', periodFrom: localDate('2021-11-15'), periodTo: localDate('2022-12-31'), proposedBy: null,
};
const remedy: RemediationItem = {
  number: 1, assignmentId: assignmentId('r-1'), taskCode: remediationTaskCode(number, 1), body: lead, summary: 'Bổ sung báo cáo', expectedOutputs: ['báo cáo'], deadlines: [dueOn('2023-06-30')],
  due: localDate('2023-06-30'), confirmingBody: ubkt,
};
const concluded = (remediation: readonly RemediationItem[]): InspectionEvent => ({
  type: 'InspectionConcluded',
  data: { number: { ...number, kind: 'KL', number: 20, symbol: '20-KL/TU' }, date: localDate('2023-04-03'), signatory, conclusions: [], remediation, directiveId: directiveId('d-24'), supervisingBody: bodyId('ban-dan-van') },
});

describe('assigning what has to be put right', () => {
  const { given } = processSpecification(assignRemediation);
  const context = { inspection: { ...initialInspection, decision, holders: { issuer: btv, inspecting: ubkt } }, policy: POLICY_V1, calendar: WORKING_CALENDAR_V1 };
  const act = actOf('ubkt', '2023-04-03');

  it('gives each item to its body as a duty of the inspected directive, issued by who decided the inspection', () => {
    given(context).when(concluded([remedy]), act).thenSends({
      to: { kind: 'assignment', assignmentId: remedy.assignmentId },
      onBehalfOf: btv,
      command: {
        type: 'AssignTask',
        terms: {
          assignmentId: remedy.assignmentId, directiveId: directiveId('d-24'), taskCode: remedy.taskCode, summary: remedy.summary, expectedOutputs: ['báo cáo'], leadBody: lead, external: false, mode: 'do', issuer: btv, confirmingBody: ubkt,
          supervisingBody: bodyId('ban-dan-van'), participants: [], deadlines: remedy.deadlines, due: remedy.due, acknowledgementDue: localDate('2023-04-06'), partsCompletion: { by: 'lead-report' }, points: [], pointsCompletion: { by: 'all' }, parent: null,
          addedReason: 'Khắc phục theo kết luận kiểm tra 20-KL/TU',
        },
      },
    });
  });

  it('ignores by name', () => {
    given(context).when(concluded([]), act).thenIgnores('nothing-to-put-right');
    given({ ...context, inspection: initialInspection }).when(concluded([remedy]), act).thenIgnores('inspection-unknown');
    given(context).when({ type: 'InspectionWithdrawn', data: { basis: 'x' } }, act).thenIgnores('not-for-this-process');
  });
});
