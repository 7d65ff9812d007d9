import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HttpConnection } from './http-connection.js';
import { Latencies, printResult, round } from './measure.js';
import { WARM_UP_SECONDS } from './w1.js';

/** Servers that store nothing: bare Fastify, Nest by the book, and this program with a command bus that answers at once. */
export const BASELINES = ['bare-fastify', 'nest-no-op', 'api-no-op'] as const;
export type Baseline = (typeof BASELINES)[number];

const NOTE = 'Đã tổ chức hội nghị quán triệt, phân công từng đơn vị, kiểm tra tiến độ hằng tuần và tổng hợp khó khăn, vướng mắc báo cáo cấp trên xem xét, cho ý kiến.';
const BODY = { percent: 20, note: NOTE, obstacles: null };

interface Served {
  readonly child: ChildProcess;
  readonly port: number;
  readonly path: string;
  readonly headers: string;
}

function serve(name: Baseline): Promise<Served> {
  const file = fileURLToPath(new URL(`./baselines/${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, file], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => {
      const [, port, path = '/progress', token] = /ready (\d+)(?: (\S+) (\S+))?/.exec(chunk.toString()) ?? [];
      resolve({ child, port: Number(port), path, headers: token === undefined ? '' : `Authorization: Bearer ${token}\r\n` });
    });
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

/** Processor time the server has used so far, in microseconds. */
function cpuOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (used: NodeJS.CpuUsage) => resolve(used.user + used.system));
    child.send('cpu');
  });
}

/** One of the servers under the same client and the same body; prints one JSON line, with the processor time a request costs each side. */
export async function baseline(name: Baseline, { concurrency, seconds }: { readonly concurrency: number; readonly seconds: number }): Promise<void> {
  const { child, port, path, headers } = await serve(name);
  const connections = await Promise.all(Array.from({ length: concurrency }, () => HttpConnection.open(port)));
  const latencies = new Latencies();
  const drive = async (connection: HttpConnection, until: number, counted: boolean): Promise<void> => {
    while (performance.now() < until) {
      const from = performance.now();
      const answer = await connection.request('POST', path, headers, JSON.stringify(BODY));
      if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.body}`);
      JSON.parse(answer.body);
      if (counted) latencies.add(performance.now() - from);
    }
  };
  await Promise.all(connections.map((connection) => drive(connection, performance.now() + WARM_UP_SECONDS * 1_000, false)));
  const [serverBefore, clientBefore, from] = [await cpuOf(child), process.cpuUsage(), performance.now()];
  await Promise.all(connections.map((connection) => drive(connection, from + seconds * 1000, true)));
  const ms = performance.now() - from;
  const client = process.cpuUsage(clientBefore);
  const server = (await cpuOf(child)) - serverBefore;
  for (const connection of connections) connection.close();
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.disconnect();
  await ended;
  printResult({
    peer: name, workload: 'POST', concurrency, commands: latencies.count, seconds: round(ms / 1000), cps: Math.round((latencies.count / ms) * 1000),
    p50ms: latencies.percentile(0.5), p99ms: latencies.percentile(0.99), serverCpuUs: round(server / latencies.count), clientCpuUs: round((client.user + client.system) / latencies.count),
  });
}
