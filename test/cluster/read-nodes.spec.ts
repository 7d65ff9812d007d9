import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InboxAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ProvinceProcesses } from './province-processes.js';
import { ApiClient } from '../e2e/api-client.js';
import { Latencies, processorMicroseconds, round } from '../bench/measure.js';

const url = process.env['EVENTSTOREDB_URL'];
if (url === undefined) process.stderr.write('EVENTSTOREDB_URL is not set: one, two and four api programs on one log are not tried (docs/guides/testing.md)\n');

/** How many api programs there are, one step after the other. */
const STEPS = [1, 2, 4];
/** Questions under way at each node. */
const ASKERS_A_NODE = 4;
/** One report of progress so often, by turns at each node: what all of them have to follow. */
const REPORT_EVERY_MS = 20;
const QUESTIONS = ['/api/inbox', '/api/boards/overdue?groupBy=body', '/api/boards/heat-map'];

const SECONDS = 6;

/**
 * A worker beside them. First reports of progress alone: what following them costs each node. Then questions to all nodes too: what one costs. On one
 * machine they share its cores, so processor times tell more than questions a second.
 */
(url === undefined ? describe.skip : describe)('one, two and four api programs on one log', () => {
  let province: ProvinceProcesses;
  beforeAll(async () => {
    province = await ProvinceProcesses.found(url ?? '', { DONDOC_REMINDERS: 'off' });
    await province.start('worker');
  }, 180_000);
  afterAll(() => province.stop());

  it.each(STEPS)(
    '%d of them answer the same, and it is told what each costs',
    async (count) => {
      while (province.apis.length < count) await province.start('api');
      await province.ready();
      const spent = (): readonly number[] => province.apis.map(({ program }) => processorMicroseconds(program.pid));
      const writer = await Writer.at(province);
      const asker = await province.as('canbo-bandanvan');
      await asking(province, asker, 2); // warm
      const following = await measured(spent, () => writer.report(SECONDS));
      const both = await measured(spent, () => Promise.all([writer.report(SECONDS), asking(province, asker, SECONDS)]));
      const [reports, latencies] = both.result;
      const follows = sum(following.spent) / following.result;
      console.info(
        JSON.stringify({
          nodes: count, reportsPerSecond: round(following.result / SECONDS), nodeMsPerReport: following.spent.map((each) => round(each / 1000 / following.result)),
          questionsPerSecond: Math.round(latencies.count / SECONDS), p50ms: latencies.percentile(0.5), p99ms: latencies.percentile(0.99), nodeMsPerQuestion: round((sum(both.spent) - follows * reports) / 1000 / latencies.count),
        }),
      ); // prettier-ignore
      const first = (await asker.get<InboxAnswer>(`/api/inbox?after=${writer.position}`)).body.moment;
      const moment = encodeURIComponent(`index:${first.index}@${new Date(first.at).toISOString()}`);
      const answersOf = async (at: string): Promise<readonly unknown[]> => {
        const client = new ApiClient(at, asker.token);
        return Promise.all(QUESTIONS.map((path) => answered(client, `${path}${path.includes('?') ? '&' : '?'}asOf=${moment}`)));
      };
      const answers = await Promise.all(province.apis.map(({ url: at }) => answersOf(at)));
      expect(answers).toEqual(Array.from({ length: count }, () => answers[0]));
      expect(answers[0]).toMatchObject(QUESTIONS.map(() => ({ moment: first })));
      expect(Math.min(following.result, latencies.count)).toBeGreaterThan(0);
    },
    120_000,
  );
});

/** The answer about a moment, as soon as the node has come to it. */
async function answered(client: ApiClient, path: string): Promise<unknown> {
  for (const until = performance.now() + 10_000; ; await pause(50)) {
    const { status, body } = await client.get(path);
    if (status === 200 || performance.now() > until) return body;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

async function measured<T>(spent: () => readonly number[], work: () => Promise<T>): Promise<{ readonly result: T; readonly spent: readonly number[] }> {
  const before = spent();
  const result = await work();
  return { result, spent: spent().map((each, index) => each - (before[index] ?? 0)) };
}

/** Questions at every node for so long. */
async function asking(province: ProvinceProcesses, { token }: ApiClient, seconds: number): Promise<Latencies> {
  const latencies = new Latencies();
  const until = performance.now() + seconds * 1000;
  const ask = async (url: string): Promise<void> => {
    const client = new ApiClient(url, token);
    for (let turn = 0; performance.now() < until; turn++) {
      const from = performance.now();
      const { status } = await client.get(QUESTIONS[turn % QUESTIONS.length] as string);
      if (status !== 200) throw new Error(`question: ${status}`);
      latencies.add(performance.now() - from);
    }
  };
  await Promise.all(province.apis.flatMap(({ url }) => Array.from({ length: ASKERS_A_NODE }, () => ask(url))));
  return latencies;
}

/** A body that reports progress on a duty of its own, at one node after the other. */
class Writer {
  /** Of the last report. */
  position = '';
  private turn = 0;

  private constructor(
    private readonly province: ProvinceProcesses,
    private readonly token: string | null,
    private readonly duty: string,
  ) {}

  static async at(province: ProvinceProcesses): Promise<Writer> {
    const client = await province.as('canbo-ban-tuyen-giao');
    const duty = (await client.get<InboxAnswer>('/api/inbox')).body.duties[0]?.assignmentId ?? 'none';
    await client.post(`/api/assignments/${duty}/acknowledgement`, { receiptNumber: null, note: null }); // refused when it was before
    return new Writer(province, client.token, duty);
  }

  /** Resolves with the number of reports. */
  async report(seconds: number): Promise<number> {
    const until = performance.now() + seconds * 1000;
    let reports = 0;
    for (; performance.now() < until; reports++) {
      const { apis } = this.province;
      const client = new ApiClient(apis[this.turn++ % apis.length]?.url ?? '', this.token);
      const { status, body } = await client.post<ReceiptView>(`/api/assignments/${this.duty}/progress`, { note: `${this.turn}`, obstacles: null });
      if (status !== 200) throw new Error(`progress: ${status} ${JSON.stringify(body)}`);
      this.position = body.position;
      await pause(REPORT_EVERY_MS);
    }
    return reports;
  }
}
