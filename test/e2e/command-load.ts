import type { InboxAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient } from './api-client.js';

/** Bodies of the sample with a duty each, so that they write to different streams. */
const LEADS = ['ban-tuyen-giao', 'ban-dan-van', 'ban-to-chuc', 'dang-doan-hdnd', 'bcsd-ubnd-tinh'];

/** A command that was answered with success. */
export interface Acknowledged {
  readonly assignmentId: string;
  readonly revision: number;
  readonly note: string;
}

/** Somebody signed in, with one duty that is theirs. */
export interface Lead {
  readonly token: string;
  readonly assignmentId: string;
}

/** What came of a load: everything acknowledged, and every other answer by what it was, counted. */
export interface LoadOutcome {
  readonly acknowledged: readonly Acknowledged[];
  readonly others: Readonly<Record<string, number>>;
}

/** One lead of each of these bodies, with the first duty in its inbox. @throws when one has none. */
export async function signInLeads(url: string): Promise<readonly Lead[]> {
  return Promise.all(
    LEADS.map(async (body) => {
      const client = await new ApiClient(url).as(`canbo-${body}`);
      const assignmentId = (await client.get<InboxAnswer>('/api/inbox')).body.duties[0]?.assignmentId;
      if (client.token === null || assignmentId === undefined) throw new Error(`no duty of ${body}`);
      return { token: client.token, assignmentId };
    }),
  );
}

/**
 * One connection for each lead, reporting progress one after another until an answer is no success or `enough` says so
 * of all that were acknowledged so far. A command without an answer is counted as `no answer`.
 */
export async function loadUntilRefused(url: string, leads: readonly Lead[], label: string, enough: (acknowledged: number) => boolean): Promise<LoadOutcome> {
  const acknowledged: Acknowledged[] = [];
  const others: Record<string, number> = {};
  const report = async ({ token, assignmentId }: Lead, worker: number): Promise<void> => {
    const client = new ApiClient(url, token);
    for (let turn = 0; !enough(acknowledged.length); turn++) {
      const note = `${label}-${worker}-${turn}`;
      const answer = await client.post<ReceiptView & { readonly type?: string }>(`/api/assignments/${assignmentId}/progress`, { note, obstacles: 'x'.repeat(1500) }).catch(() => null);
      if (answer?.status === 200) {
        acknowledged.push({ assignmentId, revision: answer.body.revision, note });
        continue;
      }
      const word = answer === null ? 'no answer' : `${answer.status} ${answer.body.type ?? ''}`;
      others[word] = (others[word] ?? 0) + 1;
      return;
    }
  };
  await Promise.all(leads.map(report));
  return { acknowledged, others };
}
