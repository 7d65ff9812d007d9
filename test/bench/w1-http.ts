import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HttpConnection } from './http-connection.js';
import { Latencies, printResult, round } from './measure.js';
import { ServedEngine } from './served-engine.js';
import { FIRST_MEASURED_PLAN, runW1, WARM_UP_SECONDS, type W1Options } from './w1.js';

/** W1 through HTTP: signed in, validated, durable. */
export async function w1Http(options: Omit<W1Options, 'firstPlan'>): Promise<void> {
  const engine = await ServedEngine.open(options.concurrency);
  const figures = await runW1(engine.send, { ...options, seconds: WARM_UP_SECONDS, plans: FIRST_MEASURED_PLAN - 1, wide: 0, firstPlan: 1 })
    .then(() => runW1(engine.send, { ...options, firstPlan: FIRST_MEASURED_PLAN }))
    .finally(() => engine.close());
  printResult({
    peer: 'dondoc', workload: 'W1', transport: 'http', concurrency: options.concurrency, mode: options.wide > 0 ? `wide ${options.wide}` : undefined, ...figures,
    durability: 'WAL synchronous=FULL, one fsync per group of concurrent commands',
  });
}

const NOTE = 'Đã tổ chức hội nghị quán triệt, phân công từng đơn vị, kiểm tra tiến độ hằng tuần và tổng hợp khó khăn, vướng mắc báo cáo cấp trên xem xét, cho ý kiến.';

function serve(file: string): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve({ child, port: Number(/ready (\d+)/.exec(chunk.toString())?.[1]) }));
    child.on('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

/** A server that stores nothing, under the same client and the same body: what the platform leaves to the engine. */
export async function baseline(name: 'nest-no-op' | 'bare-fastify', { concurrency, seconds }: { readonly concurrency: number; readonly seconds: number }): Promise<void> {
  const { child, port } = await serve(`./baselines/${name}.js`);
  const connections = await Promise.all(Array.from({ length: concurrency }, () => HttpConnection.open(port)));
  const latencies = new Latencies();
  const drive = async (connection: HttpConnection, until: number, counted: boolean): Promise<void> => {
    while (performance.now() < until) {
      const from = performance.now();
      const answer = await connection.request('POST', '/progress', '', JSON.stringify({ percent: 20, note: NOTE, obstacles: null }));
      if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.body}`);
      JSON.parse(answer.body);
      if (counted) latencies.add(performance.now() - from);
    }
  };
  await Promise.all(connections.map((connection) => drive(connection, performance.now() + WARM_UP_SECONDS * 1_000, false)));
  const from = performance.now();
  await Promise.all(connections.map((connection) => drive(connection, from + seconds * 1000, true)));
  const ms = performance.now() - from;
  for (const connection of connections) connection.close();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 1_000))]);
  printResult({ peer: name, workload: 'POST', concurrency, commands: latencies.count, seconds: round(ms / 1000), cps: Math.round((latencies.count / ms) * 1000), p50ms: latencies.percentile(0.5), p99ms: latencies.percentile(0.99) });
}
