import { bodyId, groupId, taskCode, type CompletionRule, type Deadline, type DirectiveItem, type LeadMode, type Participant, type Task, type TaskRole } from '#libs/domain';

/** Short ways to write the parts of a paper of the sample. */
const part = (role: TaskRole, body: string | null, group: string | null, text: string, more: Partial<Participant> = {}): Participant => ({
  role, body: body === null ? null : bodyId(body), group: group === null ? null : groupId(group), text, mode: null, external: false, implicit: false, ...more,
}); // prettier-ignore
export const lead = (body: string, text: string, mode: LeadMode = 'do'): Participant => part('lead', body, null, text, { mode });
export const leads = (group: string, text: string, mode: LeadMode = 'do'): Participant => part('lead', null, group, text, { mode });
export const beside = (role: TaskRole, body: string, text: string, more: Partial<Participant> = {}): Participant => part(role, body, null, text, more);
export const besides = (role: TaskRole, group: string, text: string): Participant => part(role, null, group, text);

export const ALL: CompletionRule = { by: 'all' };
const LEAD_REPORT: CompletionRule = { by: 'lead-report' };

export const task = (code: string, summary: string, expectedOutputs: readonly string[], participants: readonly Participant[], deadlines: readonly Deadline[], partsCompletion: CompletionRule = LEAD_REPORT): Task => ({
  code: taskCode(code), summary, expectedOutputs, participants, deadlines, completion: ALL, partsCompletion, points: [], pointsCompletion: { by: 'all' }, starred: code === 'IV.4',
}); // prettier-ignore

export const item = (code: string, sourceLine: number | null, sourceSentence: string, tasks: readonly Task[]): DirectiveItem => ({
  code, sourceSentence: `(tóm tắt của dữ liệu mẫu) ${sourceSentence}`, sourceLine, corrections: [], tasks,
}); // prettier-ignore
