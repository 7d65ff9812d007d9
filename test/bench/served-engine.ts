import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ActOnAssignment, AssignTaskToBody, type ActOnDirective, type AssignmentIntent, type CommandAnswer, type CommandContext } from '#libs/application';
import type { ActorId } from '#libs/domain';
import { HttpConnection } from './http-connection.js';
import { InProcessEngine } from './in-process.js';
import { signIn } from './sign-in.js';
import type { Send } from './workload.js';

const READY = /http:\/\/127\.0\.0\.1:(\d+)/;

/** The address of each act. */
const PATHS: Readonly<Partial<Record<AssignmentIntent['type'], string>>> = {
  AcknowledgeAssignment: 'acknowledgement', ReportProgress: 'progress', SubmitResult: 'submission', AcceptResult: 'acceptance', CloseAssignment: 'closure',
};

/** The program in a process of its own on this data folder. */
export function startServer(folder: string, environment: Readonly<Record<string, string>> = {}, stderr: 'inherit' | 'ignore' = 'inherit'): Promise<{ readonly server: ChildProcess; readonly port: number }> {
  const main = fileURLToPath(new URL('../../apps/api/src/main.js', import.meta.url));
  const server = spawn(process.execPath, [...process.execArgv, main, '--empty'], {
    env: { ...process.env, DONDOC_DATA: folder, DONDOC_PORT: '0', DONDOC_LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', stderr],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /ready: .*/.test(said) ? READY.exec(said)?.[1] : undefined;
      if (port !== undefined) resolve({ server, port: Number(port) });
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}

/** The server in a process of its own, with as many connections as commands in flight. */
export class ServedEngine {
  private readonly waiting: ((connection: HttpConnection) => void)[] = [];

  private constructor(
    private readonly folder: string,
    private readonly server: ChildProcess,
    private readonly connections: HttpConnection[],
    private readonly headers: ReadonlyMap<ActorId, string>,
    private readonly idle: HttpConnection[],
  ) {}

  static async open(connections: number): Promise<ServedEngine> {
    const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
    const local = await InProcessEngine.open(folder);
    await local.enterRegister();
    await local.close();
    const headers = new Map([...signIn(folder)].map(([actor, token]) => [actor, `Authorization: Bearer ${token}\r\n`]));
    const { server, port } = await startServer(folder);
    const opened = await Promise.all(Array.from({ length: connections }, () => HttpConnection.open(port)));
    return new ServedEngine(folder, server, opened, headers, [...opened]);
  }

  readonly send: Send = (command) => {
    if (command instanceof ActOnAssignment) {
      const { type, ...body } = command.intent;
      return this.post(`/api/assignments/${command.assignmentId}/${PATHS[type]}`, body, command.context);
    }
    if (command instanceof AssignTaskToBody) {
      const { directiveId, taskCode, leadBody, mode, reason, context } = command;
      return this.post(`/api/directives/${directiveId}/tasks/${taskCode}/assignments`, { leadBody, mode, reason }, context);
    }
    return this.directive(command);
  };

  async close(): Promise<void> {
    for (const connection of this.connections) connection.close();
    const ended = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill('SIGTERM');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private directive({ directiveId, intent, context }: ActOnDirective): Promise<CommandAnswer> {
    if (intent.type === 'DraftDirective') return this.post('/api/directives', { content: intent.content }, context);
    return this.post(`/api/directives/${directiveId}/issue`, {}, context);
  }

  private async post(path: string, body: object, context: CommandContext): Promise<CommandAnswer> {
    const connection = this.idle.pop() ?? (await new Promise<HttpConnection>((resolve) => this.waiting.push(resolve)));
    try {
      const answer = await connection.request('POST', path, this.headers.get(context.actor.actorId) ?? '', JSON.stringify(body));
      if (answer.status >= 300) throw new Error(`${answer.status} ${path}: ${answer.body}`);
      return { ok: true, receipt: JSON.parse(answer.body) };
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.idle.push(connection);
      else next(connection);
    }
  }
}
