import { setTimeout as pause } from 'node:timers/promises';
import type { InboxAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient, type Answer } from '../e2e/api-client.js';

/** Bodies of the sample with a duty each, so that they write to different streams. */
const BODIES = ['ban-tuyen-giao', 'ban-dan-van', 'ban-to-chuc', 'dang-doan-hdnd', 'bcsd-ubnd-tinh'];
/** A command is sent again for so long before it counts as failed; then again all the same, for it may have been stored. */
const OWN_RETRIES_MS = 10_000;
const REPEAT_AFTER_MS = 100;
const ANSWER_WITHIN_MS = 5_000;
/** To a command that names no revision: others wrote to the same duty, at several programs, faster than this one came to it. */
const TOO_MANY_WRITERS = 412;

export interface HttpLoadOutcome {
  /** Notes of the commands that were answered with success. */
  readonly acknowledged: ReadonlySet<string>;
  /** Commands that did not succeed within their own retries, whatever became of them later. */
  readonly failed: number;
  /** Longest time in which nothing was acknowledged, ms. */
  readonly longestGapMs: number;
}

/** Sends a request to one api after the other until one answers it, under one key. */
export async function sentUntilAnswered<B>(urls: readonly string[], token: string | null, path: string, body: object, key: string): Promise<{ readonly answer: Answer<B>; readonly tookMs: number }> {
  const since = performance.now();
  for (let turn = 0; ; turn++) {
    const client = new ApiClient(urls[turn % urls.length] ?? '', token);
    const answer = await Promise.race([client.post<B>(path, body, { 'idempotency-key': key }), pause(ANSWER_WITHIN_MS, null, { ref: false })]).catch(() => null);
    if (answer !== null && answer.status < 500 && answer.status !== TOO_MANY_WRITERS) return { answer, tookMs: performance.now() - since };
    await pause(REPEAT_AFTER_MS);
  }
}

/** People who report progress at all api programs of an installation, each command sent again to the next program until it is answered. */
export class HttpLoad {
  private readonly acknowledged = new Set<string>();
  private failed = 0;
  private longestGapMs = 0;
  private last = performance.now();
  private stopping = false;
  private readonly workers: Promise<unknown>;

  private constructor(
    private readonly urls: readonly string[],
    private readonly leads: readonly { readonly token: string; readonly duty: string }[],
    connections: number,
    everyMs: number,
  ) {
    this.workers = Promise.all(Array.from({ length: connections }, (_, worker) => this.work(worker, everyMs)));
  }

  /** `connections` people at a time, each with a pause of `everyMs` between two reports. */
  static async start(urls: readonly string[], connections: number, everyMs: number): Promise<HttpLoad> {
    const leads = await Promise.all(
      BODIES.map(async (body) => {
        const client = await new ApiClient(urls[0] ?? '').as(`canbo-${body}`);
        const duty = (await client.get<InboxAnswer>('/api/inbox')).body.duties[0]?.assignmentId ?? 'none';
        const { status } = await client.post(`/api/assignments/${duty}/acknowledgement`, { receiptNumber: null, note: null });
        if (status !== 200) throw new Error(`${body}: ${status}`);
        return { token: client.token ?? '', duty };
      }),
    );
    return new HttpLoad(urls, leads, connections, everyMs);
  }

  async stop(): Promise<HttpLoadOutcome> {
    this.stopping = true;
    await this.workers;
    return { acknowledged: this.acknowledged, failed: this.failed, longestGapMs: this.longestGapMs };
  }

  private async work(worker: number, everyMs: number): Promise<void> {
    const lead = this.leads[worker % this.leads.length];
    for (let turn = 0; !this.stopping && lead !== undefined; turn++) {
      const note = `${worker}-${turn}`;
      const urls = worker % 2 === 0 ? this.urls : this.urls.toReversed();
      const { answer, tookMs } = await sentUntilAnswered<ReceiptView>(urls, lead.token, `/api/assignments/${lead.duty}/progress`, { note, obstacles: null }, `load-${note}`);
      if (answer.status !== 200) throw new Error(`progress: ${answer.status} ${JSON.stringify(answer.body)}`);
      if (tookMs > OWN_RETRIES_MS) this.failed += 1;
      this.acknowledged.add(note);
      const now = performance.now();
      this.longestGapMs = Math.max(this.longestGapMs, now - this.last);
      this.last = now;
      await pause(everyMs);
    }
  }
}
