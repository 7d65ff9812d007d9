import type { DirectiveOverviewAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';

/** Duties of directives that the Standing Committee issues for those who need more of them than the sample has: id by code of the task. */
export interface RecordedDuties {
  readonly directive: string;
  readonly of: (task: string) => string;
}

/** What is written about the time of a task. */
const timed = (phrase: string, kind: string, due: string | null = null) => ({ phrase, kind, start: null, due, boundary: null, confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] });
const DATED = timed('10/02/2022', 'date', '2022-02-10');
const LEAD = 'so-y-te';

interface Task {
  readonly code: string;
  readonly lead?: string;
  readonly deadline?: object;
  readonly points?: readonly string[];
}

/** Codes of the dated duties of one lead: more than enough of them to be ranked. */
export const DATED_TASKS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const TASKS: readonly Task[] = [
  ...DATED_TASKS.map((code): Task => ({ code, ...(code === 'b' && { points: ['a', 'b'] }) })),
  { code: 'waits', deadline: timed('10 ngày trước ngày bầu cử', 'relative') },
  { code: 'returns', deadline: timed('hằng năm', 'recurring') },
  { code: 'outside', lead: 'tld-ldvn', deadline: timed('thường xuyên', 'standing') },
  { code: 'left', lead: 'dang-doan-tld' },
];

/** Issues a directive of 2022 with a duty of each kind, all in the past, and waits until every one has reached its body. */
export async function recordDuties(url: string): Promise<RecordedDuties> {
  const committee = await new ApiClient(url).as('thuongtruc');
  const tasks = TASKS.map(({ code, lead = LEAD, deadline = DATED, points = [] }) => ({ code, summary: `Việc ${code}`, participants: [{ role: 'lead', body: lead, text: lead }], deadlines: [deadline], points: points.map((each) => ({ code: each, text: `điểm ${each}` })) }));
  const content = {
    number: { issuer: 'btv-tinh-uy', kind: 'KH', year: 2022, number: 31, symbol: '31-KH/TU' }, date: '2022-01-04', title: 'Kế hoạch của năm', signatory: { capacity: 'T/M', position: 'Phó Bí thư' },
    recipients: [{ text: 'Sở Y tế', bodies: [LEAD] }, { text: 'Sở Tư pháp', bodies: ['so-tu-phap'] }], items: [{ code: 'I', sourceSentence: 'Câu.', tasks }], confirmingBody: 'vptu', supervisingBody: 'ban-dan-van',
  }; // prettier-ignore
  const draft = await committee.post<{ readonly id: string }>('/api/directives', { content });
  if (draft.status !== 201) throw new Error(JSON.stringify(draft.body));
  const directive = draft.body.id;
  const { status, body } = await committee.post<{ readonly position: string }>(`/api/directives/${directive}/issue`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  await committee.get(`/api/directives/${directive}/fan-out?wait=20&after=${body.position}`);
  const overview = (await committee.get<DirectiveOverviewAnswer>(`/api/directives/${directive}?after=${body.position}`)).body;
  const ids = new Map(overview.tasks.map(({ taskCode, assignments: [duty] }) => [taskCode, duty?.assignmentId ?? 'none']));
  return { directive, of: (task) => ids.get(task as never) ?? 'none' };
}
