import type { Schemas } from '../api/client.js';
import { useDutyChoices } from '../deeds/use-duty-choices.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { withRows, type Answers, type AskedField } from '../forms/answers.js';
import { useOwnPaper, usePaperDay } from '../forms/paper-fields.js';
import { useWords } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';
import type { Step } from './inspection-steps.js';

/** What a step asks for; it begins with what it would replace. */
export interface StepForm {
  readonly fields: readonly AskedField[];
  readonly initial: Answers;
  readonly files: boolean;
}

/** The form of a step of this inspection. */
export function useStepForm(step: Step, { decision, inspection, visits, planNote, team, minutes, conclusion }: Schemas['InspectionAnswer']): StepForm {
  const t = useWords();
  const words = t.inspecting.fields;
  const names = useBodyNames();
  const paper = useOwnPaper();
  const paperDay = usePaperDay();
  const duties = useDutyChoices(decision.inspectedBodies, inspection.directiveId, step === 'RecordInspectionMinutes');
  const inspected = decision.inspectedBodies.map((value) => ({ value, label: names(value) }));
  const standing = minutes.filter(({ takenBack }) => takenBack === null);
  const reason: AskedField = { name: 'reason', label: t.acts.fields.reason, kind: 'long', required: true };
  const basis: AskedField = { name: 'basis', label: t.account.basis, kind: 'long', required: true };
  const body: AskedField = { name: 'body', label: t.inspections.inspected, kind: 'choice', choices: inspected, required: true };
  const conclusions: AskedField = {
    name: 'conclusions', label: words.conclusions, kind: 'rows', required: true,
    row: { add: t.inspecting.addConclusion, title: t.inspecting.conclusionRow, fields: [body, { name: 'text', label: words.conclusionText, kind: 'long', required: true }] },
  }; // prettier-ignore
  const form = (fields: readonly AskedField[], initial: Answers = {}, files = false): StepForm => ({ fields: [...fields, ...paperDay], initial, files });
  switch (step) {
    case 'PlanInspection': {
      const planned = visits.map((visit) => ({ day: writtenDay(visit.day), body: visit.body, contents: visit.contents.join('\n') }));
      const visit: readonly AskedField[] = [{ name: 'day', label: words.visitDay, kind: 'day', required: true }, body, { name: 'contents', label: words.visitContents, kind: 'lines', required: true }];
      const fields: readonly AskedField[] = [
        { name: 'visits', label: words.visits, kind: 'rows', required: true, row: { add: t.inspecting.addVisit, title: t.inspecting.visitRow, fields: visit } },
        { name: 'note', label: t.acts.fields.note, kind: 'long' },
      ];
      return form(fields, withRows({ note: planNote ?? '' }, 'visits', planned.length === 0 ? [{}] : planned));
    }
    case 'NameInspectionTeam': {
      const named = team.map((member) => ({ body: member.body, position: member.position, head: member.head ? 'yes' : '' }));
      const member: readonly AskedField[] = [
        { name: 'body', label: t.admin.body, kind: 'body', required: true }, { name: 'position', label: words.position, kind: 'text', required: true }, { name: 'head', label: t.inspections.head, kind: 'box' },
      ]; // prettier-ignore
      const fields: readonly AskedField[] = [{ name: 'members', label: words.members, kind: 'rows', required: true, hint: t.inspecting.oneHead, row: { add: t.inspecting.addMember, title: t.inspecting.memberRow, fields: member } }];
      return form(fields, withRows({}, 'members', named.length === 0 ? [{ body: inspection.heldBy.inspecting.body, head: 'yes' }] : named));
    }
    case 'RecordInspectionMinutes':
      return form([body, { name: 'date', label: words.minutesDay, kind: 'day', required: true }, { name: 'contents', label: words.minutesContents, kind: 'long', required: true }, findingRows(t, duties)], {}, true);
    case 'TakeBackInspectionMinutes': {
      const choices = standing.map((one) => ({ value: String(one.number), label: `${names(one.body)}, ${writtenDay(one.date)}` }));
      return form([{ name: 'number', label: t.inspections.minutes, kind: 'choice', required: true, choices }, reason]);
    }
    case 'ConcludeInspection': {
      const concluded = [...new Set(standing.map((one) => one.body))].map((each) => ({ body: each }));
      const remedy: readonly AskedField[] = [
        body, { name: 'summary', label: words.remedy, kind: 'long', required: true }, { name: 'due', label: words.remedyDue, kind: 'day', hint: words.noDue }, { name: 'expectedOutputs', label: t.acts.fields.expectedOutputs, kind: 'lines' },
      ]; // prettier-ignore
      const remediation: AskedField = { name: 'remediation', label: t.inspections.remediation, kind: 'rows', hint: t.inspecting.remedyHint, row: { add: t.inspecting.addRemedy, title: t.inspecting.remedyRow, fields: remedy } };
      return form([...paper, conclusions, remediation], withRows({}, 'conclusions', concluded), true);
    }
    case 'CorrectConclusion':
      return form([conclusions, reason], withRows({}, 'conclusions', (conclusion?.conclusions ?? []).map((each) => ({ body: each.body, text: each.text }))));
    case 'TakeBackConclusion':
    case 'TakeBackInspectionEnd':
      return form([reason]);
    case 'CloseInspection':
      return form([{ ...reason, required: inspection.remediation.k < inspection.remediation.n, hint: t.inspecting.closeHint }]);
    case 'WithdrawInspection':
    case 'TakeOverInspection':
      return form([basis]);
  }
}

/** What was found, each with what it rests on: a paper, a step of the log, or that something was looked for and not there. */
function findingRows(t: ReturnType<typeof useWords>, duties: NonNullable<AskedField['choices']>): AskedField {
  const words = t.inspecting.fields;
  const by = (kind: string) => (row: Answers): boolean => row['evidence.by'] === kind;
  return {
    name: 'findings',
    label: words.findings,
    kind: 'rows',
    row: {
      add: t.inspecting.addFinding,
      title: t.inspecting.findingRow,
      fields: [
        { name: 'text', label: words.finding, kind: 'long', required: true },
        { name: 'evidence.by', label: words.evidence, kind: 'choice', required: true, choices: (['documents', 'absence', 'events'] as const).map((value) => ({ value, label: t.inspecting.evidence[value] })) },
        { name: 'evidence.documents', label: words.documents, kind: 'lines', required: true, when: by('documents') },
        { name: 'evidence.soughtFor', label: words.soughtFor, kind: 'text', required: true, when: by('absence') },
        { name: 'evidence.until', label: words.until, kind: 'day', required: true, when: by('absence') },
        {
          name: 'evidence.events', label: words.events, kind: 'rows', required: true, when: by('events'),
          row: {
            add: t.deeds.addRow(words.events), title: (place) => `${words.events} ${place}`,
            fields: [{ name: 'assignmentId', label: t.deeds.fields.assignmentId, kind: 'choice', required: true, choices: duties }, { name: 'revision', label: t.deeds.fields.correctedStep, kind: 'duty-step', required: true }],
          },
        }, // prettier-ignore
      ],
    },
  };
}
