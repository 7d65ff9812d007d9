import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from './api-client.js';
import { EnrolledAccount } from './enrolled-account.js';
import { RunningProgram } from './running-program.js';

const url = process.env['EVENTSTOREDB_URL'];
const PASSWORD = 'a long enough password';
const started: RunningProgram[] = [];

/** The program on the log of that installation, or on the log of its data folder. */
function start(installation: string | null, folder?: string): RunningProgram {
  const environment: Readonly<Record<string, string>> = installation === null ? {} : { DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: installation, EVENTSTOREDB_URL: url ?? '' };
  const program = RunningProgram.spawn({ args: ['--empty'], environment, ...(folder !== undefined && { folder }) });
  started.push(program);
  return program;
}

/** Started once and ended; what it said holds the link for the administrator. */
async function startedOnce(installation: string): Promise<{ readonly folder: string; readonly invitation: string }> {
  const program = start(installation);
  await program.ready();
  const { out } = await program.stop();
  return { folder: program.folder, invitation: /invitations\/(\S+)/.exec(out)?.[1] ?? '' };
}

const newInstallation = (): string => `t${randomBytes(8).toString('hex')}`;
const body = (bodyId: string) => ({ bodyId, kind: 'committeeOffice', level: 'province', name: `Văn phòng ${bodyId}`, from: '2020-01-01' });

afterAll(async () => {
  for (const program of started) await program.remove();
});

(url === undefined ? describe.skip : describe)('the program with its events on EventStoreDB', () => {
  it('keeps what it acknowledged when it is killed, and answers what was written before', async () => {
    const installation = newInstallation();
    const { folder, invitation } = await startedOnce(installation);
    const program = start(installation, folder);
    const address = await program.ready();
    const client = new ApiClient(address, (await EnrolledAccount.accept(address, invitation, PASSWORD)).token);
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => client.post<{ position: string }>('/api/bodies', { bodies: [body(`van-phong-${n}`)] })));
    expect(made.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    await program.stop('SIGKILL');

    const again = start(installation, folder);
    const reader = new ApiClient(await again.ready(), client.token);
    const last = made.map((answer) => answer.body.position).toSorted().at(-1) ?? '';
    const register = await reader.get<{ bodies: { bodyId: string }[] }>(`/api/bodies?after=${last}`);
    expect(register.body.bodies.map(({ bodyId }) => bodyId).toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `van-phong-${n}`).toSorted());
    const unknown = await reader.get('/api/bodies?after=0000000000000001');
    expect(unknown.status).toBe(400);

    const other = start(installation);
    const index = async (at: string): Promise<number> => (await new ApiClient(at).get<{ index: number }>('/readyz')).body.index;
    expect(await index(await other.ready())).toBe(await index(reader.url));
  }, 120_000);

  it('refuses a data folder of another installation, and says so', async () => {
    const { folder } = await startedOnce(newInstallation());
    for (const other of [newInstallation(), null]) {
      const { code, err } = await start(other, folder).ended;
      expect([code, err.includes('belongs to another installation')]).toEqual([1, true]);
    }
  }, 120_000);
});
