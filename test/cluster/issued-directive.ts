import type { DirectiveOverviewAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import type { Answer, ApiClient } from '../e2e/api-client.js';

const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Leads of the sample, each of which gets a duty of every task. */
export const LEADS = ['ban-tuyen-giao', 'ban-dan-van', 'ban-to-chuc', 'so-y-te', 'dang-doan-hdnd'] as const;

/** How an act gets to a program, under a key of its own. */
export type Send = (path: string, body: object, key: string) => Promise<Answer<ReceiptView>>;

/** Drafts and issues a directive of the Standing Committee with so many tasks for each of the LEADS; gives its id. @throws when it is refused. */
export async function issueDirective(send: Send, number: number, tasks: number, more: object = {}): Promise<{ readonly id: string; readonly position: string }> {
  const date = today();
  const participants = LEADS.map((body) => ({ role: 'lead', body, text: body }));
  const content = {
    number: { issuer: 'btv-tinh-uy', kind: 'CT', year: Number(date.slice(0, 4)), number, symbol: `${number}-CT/TU` }, date, urgency: 'ordinary', title: `Chỉ thị ${number}`,
    signatory: { capacity: 'T/M', position: 'Phó Bí thư' }, recipients: [], confirmingBody: 'vptu', supervisingBody: 'ban-dan-van',
    items: [{ code: 'I', sourceSentence: 'Câu.', tasks: Array.from({ length: tasks }, (_, index) => ({ code: `I.${index + 1}`, summary: `Việc ${index + 1}`, participants, ...more })) }],
  }; // prettier-ignore
  const draft = await send('/api/directives', { content }, `draft-${number}`);
  if (draft.status !== 201) throw new Error(`draft: ${draft.status} ${JSON.stringify(draft.body)}`);
  const issued = await send(`/api/directives/${draft.body.id}/issue`, {}, `issue-${number}`);
  if (issued.status !== 200) throw new Error(`issue: ${issued.status} ${JSON.stringify(issued.body)}`);
  return { id: draft.body.id, position: issued.body.position };
}

/** Sends to one program, once. */
export const sentBy = (client: ApiClient): Send => (path, body, key) => client.post<ReceiptView>(path, body, { 'idempotency-key': key });

/** How many duties of the directive have arisen, as that node knows, once it knows at least what is named by `position`. */
export async function fanOutOf(committee: ApiClient, { id, position }: { readonly id: string; readonly position: string }): Promise<{ readonly k: number; readonly n: number }> {
  const { status, body } = await committee.get<DirectiveOverviewAnswer>(`/api/directives/${id}?after=${position}`);
  if (status !== 200) throw new Error(`directive: ${status}`);
  return body.directive.fanOut;
}
