import { deadlineFaults, governingDeadline } from '../../deadline/index.js';
import { hasPart, type DocumentNumber } from '../../directive/index.js';
import { parseLocalDate, taskCode, type BodyId, type LocalDate, type TaskCode } from '../../kernel/index.js';
import { bodyStands, lineageOf } from '../../organisation/index.js';
import type { InspectionCommand, WantedRemediation } from './commands.js';
import type { InspectionDecision, RemediationItem } from './events.js';
import { refuse, refuseFor, type Refusal } from './rejections.js';
import { textFault } from '../paper.js';

const CODE = /^KT-(\d+)-(\d{4})-([a-z0-9-]+)\.(\d+)$/;

/** What an inspection's decision is unique by; its kind is always a quyết định. */
export type DecisionNumber = Pick<DocumentNumber, 'issuer' | 'year' | 'number'>;

/** The task code under which a remediation duty stands among those of the inspected directive (ADR 0010), such as `KT-15-2023-ubkt.1`. */
export const remediationTaskCode = ({ issuer, year, number }: DecisionNumber, item: number): TaskCode => taskCode(`KT-${number}-${year}-${issuer}.${item}`);

/** The decision that a remediation's task code names; null for any other task. The issuer stays the one of the paper, whatever became of it. */
export function decisionOfTaskCode(code: TaskCode): DecisionNumber | null {
  const [, number, year, issuer] = CODE.exec(code) ?? [];
  return number === undefined || year === undefined || issuer === undefined ? null : { issuer: issuer as BodyId, year: Number(year), number: Number(number) };
}

type Concluding = Extract<InspectionCommand, { type: 'ConcludeInspection' }>;
type Planned = { readonly ok: true; readonly items: readonly RemediationItem[] } | Refusal;

/**
 * The remediation items of a conclusion with the duties they become, or the first thing wrong with them. `confirming`: who may confirm, first
 * choice first; `before`: items of conclusions that were taken back, whose numbers stay theirs.
 */
export function planRemediation(decision: InspectionDecision, command: Concluding, confirming: readonly BodyId[], before: number): Planned {
  const { remediation, directive } = command;
  if (remediation.length > 0 && directive.supervisingBody === null) return refuse('inspected-directive-withdrawn', { directiveId: directive.directiveId });
  const items: RemediationItem[] = [];
  for (const [index, wanted] of remediation.entries()) {
    const number = before + index + 1;
    const code = remediationTaskCode(decision.number, number);
    const fault = bodyFault(wanted.body, decision, command) ?? refuseFor(textFault({ 'remediation.summary': wanted.summary })) ?? deadlinesFault(code, wanted, command.date);
    if (fault !== null) return fault;
    const confirmingBody = confirmingBodyFor(wanted.body, confirming, command);
    if (confirmingBody === null) return refuse('no-confirming-body', { taskCode: code });
    const governing = governingDeadline(wanted.deadlines);
    items.push({
      number,
      assignmentId: command.remediationIdFor(decision.inspectionId, number),
      taskCode: code,
      body: wanted.body,
      summary: wanted.summary.trim(),
      expectedOutputs: wanted.expectedOutputs,
      deadlines: wanted.deadlines,
      due: governing.kind === 'one' ? governing.deadline.due : null,
      confirmingBody,
    });
  }
  return { ok: true, items };
}

/** Put right by a body that was inspected, or that continues one (R11), and that stands on the day. */
function bodyFault(body: BodyId, decision: InspectionDecision, { register, date }: Concluding): Refusal | null {
  const { inspectedBodies } = decision;
  const kin: ReadonlySet<BodyId> = lineageOf(register, body);
  if (!inspectedBodies.includes(body) && !inspectedBodies.some((inspected) => kin.has(inspected))) return refuse('body-not-inspected', { bodyId: body });
  const stands = bodyStands(register, body, date);
  if (stands === 'ended') return refuse('body-ended', { bodyId: body, as: 'remediation' });
  return stands === 'active' ? null : refuse('unknown-body', { bodyId: body });
}

const confirmingBodyFor = (body: BodyId, confirming: readonly BodyId[], { register, date }: Concluding): BodyId | null =>
  confirming.find((candidate) => bodyStands(register, candidate, date) === 'active' && !hasPart(register, candidate, new Set([body]))) ?? null;

function deadlinesFault(code: TaskCode, { deadlines }: WantedRemediation, date: LocalDate): Refusal | null {
  for (const deadline of deadlines) {
    const { start, due, flags } = deadline;
    if (flags.includes('not-a-deadline')) continue;
    const unreal = [start, due].find((day) => day !== null && parseLocalDate(day) === null);
    if (unreal !== undefined) return refuse('deadline-invalid', { taskCode: code, due: unreal, faults: ['no-such-day'] });
    const faults = deadlineFaults(deadline, date);
    if (faults.includes('due-before-issue')) return refuse('deadline-before-issue', { taskCode: code, due, date });
    if (faults.length > 0) return refuse('deadline-invalid', { taskCode: code, due, faults });
  }
  const governing = governingDeadline(deadlines);
  return governing.kind === 'unclear' ? refuse('deadlines-unclear', { taskCode: code, days: governing.dated.map(({ due }) => due) }) : null;
}
