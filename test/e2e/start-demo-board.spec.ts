import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Checkout, type StartedServer } from './start-checkout.js';

jest.setTimeout(120_000);

interface Boxes {
  readonly boxes: Readonly<Record<string, number>>;
  readonly lines: Readonly<Record<string, number>>;
  readonly extended: number;
  readonly awaitingConfirmation: unknown;
  readonly completion: unknown;
  readonly onTime: unknown;
  readonly total: number;
}

describe('a demo, served', () => {
  let checkout: Checkout;
  let data: string;
  let server: StartedServer;
  let token: string;
  beforeAll(async () => {
    checkout = new Checkout();
    data = checkout.dataFolder();
    expect((await checkout.run('dondoc', ['demo', '--data', data, '--seed', '42', '--until', '2022-05-31'])).code).toBe(0);
    server = await checkout.start(['--data', data]);
    const body = JSON.stringify({ login: 'canbo-bandanvan', password: 'mau-don-doc-2021' });
    const session = await fetch(`${server.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    token = ((await session.json()) as { readonly token: string }).token;
  });
  afterAll(async () => {
    await server?.stop();
    checkout.remove();
  });

  const asked = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    return answer.json();
  };

  it.each(['2021-11-20', '2021-12-31', '2022-01-10', '2022-03-01', '2022-04-15', '2022-05-31'])('shows the board of %s as the replay of the log has it', async (day) => {
    const { total } = (await asked(`/api/boards/four-boxes?asOf=${day}`)) as { readonly total: Boxes };
    const replay = JSON.parse((await checkout.run('dondoc', ['replay', '--data', data, '--as-of', day, '--json'])).stdout) as { readonly boxes: Boxes; readonly overdue: readonly unknown[] };
    expect(total).toEqual({ ...replay.boxes, lateEntries: 0 });
    const board = (await asked(`/api/boards/overdue?asOf=${day}&limit=200`)) as { readonly overdue: readonly { readonly assignmentId: string }[] };
    const ids = (rows: readonly unknown[]): readonly string[] => rows.map((row) => (row as { readonly assignmentId: string }).assignmentId).toSorted();
    expect(ids(board.overdue)).toEqual(ids(replay.overdue));
  });

  it('has no board of the day before its first event, nor has the replay', async () => {
    const answer = await fetch(`${server.url}/api/boards/four-boxes?asOf=2021-11-14`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, ((await answer.json()) as { readonly type: string }).type]).toEqual([400, 'urn:dondoc:problem:moment-before-beginning']);
    expect((await checkout.run('dondoc', ['replay', '--data', data, '--as-of', '2021-11-14', '--json'])).code).toBe(2);
  });

  it('tells the command line that it has the folder', async () => {
    const refused = await checkout.run('dondoc', ['rebuild', '--data', data]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('log-in-use');
    expect((await checkout.run('dondoc', ['export', '--data', data])).code).toBe(0);
  });
});
