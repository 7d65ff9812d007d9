import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentHistoryAnswer, FourBoxes, InboxAnswer, Moment } from '#libs/application';
import { nodeCryptography } from '#libs/adapters/signer-node';
import { emptyRoot, endorsements, GrowingTree, leafHash, provesInclusion, readBundle, readCheckpoint, readEntry, readProof, readVerifierKey, tilePath, tileWidth, type SignedCheckpoint, type VerifierKey } from '#libs/domain';
import type { ExplanationView } from '../../apps/api/src/boards/board-explanation.controller.js';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient } from './api-client.js';
import { RunningProgram } from './running-program.js';

interface Problem {
  readonly type: string;
}

const { sha256, verify } = nodeCryptography;
let program: RunningProgram;
let bare: RunningProgram | null = null;
let anybody: ApiClient;
let administrator: ApiClient;
let auditor: ApiClient;
let lead: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  program = RunningProgram.spawn({ environment: { DONDOC_NOTARY_ORIGIN: 'tinh-uy.example/log' } });
  anybody = new ApiClient(await program.ready());
  administrator = await anybody.as('quantri');
  auditor = await anybody.as('kiemtoan');
  lead = await anybody.as('canbo-ban-tuyen-giao');
  stranger = await anybody.as('vanthu-ldld');
}, 90_000);

afterAll(() => Promise.all([program.remove(), bare?.remove()]));

const raw = async (path: string, client = anybody): Promise<{ readonly status: number; readonly type: string | null; readonly cache: string | null; readonly bytes: Uint8Array }> => {
  const response = await fetch(client.url + path, { headers: client.token === null ? {} : { authorization: `Bearer ${client.token}` } });
  return { status: response.status, type: response.headers.get('content-type'), cache: response.headers.get('cache-control'), bytes: new Uint8Array(await response.arrayBuffer()) };
};
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const keys = async (): Promise<readonly VerifierKey[]> =>
  (await anybody.get<{ keys: readonly string[] }>('/api/log-keys')).body.keys.map((text) => readVerifierKey(text, sha256) as VerifierKey);
const stored = async (): Promise<number> => (await anybody.get<{ index: number }>('/readyz')).body.index;

async function checkpoint(): Promise<SignedCheckpoint> {
  const { status, bytes } = await raw('/log/checkpoint');
  const found = readCheckpoint(textOf(bytes));
  if (status !== 200 || !found.ok) throw new Error(`${status} ${textOf(bytes)}`);
  return found.value;
}

/** The checkpoint once it covers so many events. */
async function covering(size: number): Promise<SignedCheckpoint> {
  for (let tries = 0; tries < 400; tries++) {
    const found = (await raw('/log/checkpoint')).status === 200 ? await checkpoint() : null;
    if (found !== null && found.checkpoint.size >= size) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the notary does not keep up');
}

async function acknowledge(client: ApiClient): Promise<{ readonly id: string; readonly receipt: ReceiptView }> {
  const { body } = await client.get<InboxAnswer>('/api/inbox');
  const id = body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId as string;
  const first = await client.post<ReceiptView>(`/api/assignments/${id}/acknowledgement`, { note: 'nhận' });
  const answer = first.status < 300 ? first : await client.post<ReceiptView>(`/api/assignments/${id}/progress`, { percent: 10, note: 'đang làm' });
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return { id, receipt: answer.body };
}

describe('the tree of the log over HTTP', () => {
  it('has a checkpoint that covers everything, signed by the key that is made known', async () => {
    const { checkpoint: head, note } = await covering(await stored());
    expect(head.origin).toBe('tinh-uy.example/log');
    const [key] = await keys();
    expect(endorsements(note, [key as VerifierKey], verify)).toEqual([{ key, time: null }]);
    expect(await raw('/log/checkpoint')).toMatchObject({ type: 'text/plain; charset=utf-8', cache: 'no-cache' });
  });

  it('has tiles for everybody, and entries for auditors, that lead to its root', async () => {
    const { checkpoint: head } = await covering(await stored());
    const tree = GrowingTree.empty(sha256);
    for (let index = 0; tileWidth(0, index, head.size) > 0; index++) {
      const width = tileWidth(0, index, head.size);
      const tile = await raw(`/log/${tilePath({ level: 0, index, width })}`);
      const bundle = await raw(`/log/${tilePath({ level: 'entries', index, width })}`, auditor);
      expect([tile.status, tile.type, tile.cache, tile.bytes.length, bundle.status, bundle.cache]).toEqual([200, 'application/octet-stream', 'public, max-age=31536000, immutable', width * 32, 200, 'private, max-age=31536000, immutable']);
      const entries = readBundle(bundle.bytes, 2) as readonly Uint8Array[];
      expect(entries.map((entry) => readEntry(entry)?.index)).toEqual(Array.from({ length: width }, (_, at) => index * 256 + at + 1));
      for (const [at, entry] of entries.entries()) {
        expect(Buffer.from(leafHash(entry, sha256))).toEqual(Buffer.from(tile.bytes.subarray(at * 32, at * 32 + 32)));
        tree.append(leafHash(entry, sha256));
      }
    }
    expect(tree.root()).toEqual(head.root);
    expect(head.root).not.toEqual(emptyRoot(sha256));
    const entries = `/log/${tilePath({ level: 'entries', index: 0, width: tileWidth(0, 0, head.size) })}`;
    const overseer = await anybody.as('canbo-bandanvan'); // sees every duty, and nobody's looks and accounts, which streams are named after
    expect([(await raw(entries)).status, (await raw(entries, lead)).status, (await raw(entries, overseer)).status]).toEqual([401, 403, 403]);
  });

  it.each(['/log/tile/0/999', '/log/tile/0/0', '/log/tile/64/000', '/log/tile/0/000.p/0', '/log/tile/0/..%2f..%2fcheckpoint', '/log/tile/..', '/log/tile/0/000%00', '/log/tile/notary-state', '/log/nothing'])('answers %s as something that is not there', async (path) => {
    expect(await raw(path)).toMatchObject({ status: 404, type: expect.stringContaining('application/problem+json') as unknown as string });
  });
});

describe('a receipt', () => {
  it('proves an act to whoever has the key, also years later, with the act itself', async () => {
    const { id, receipt } = await acknowledge(lead);
    const { body } = await lead.get<AssignmentHistoryAnswer>(`/api/assignments/${id}/history?after=${receipt.position}&limit=200`);
    const index = body.entries.at(-1)?.index as number;
    await covering(index);
    const answers = [await lead.get<string>(`/api/proofs?index=${index}`), await lead.get<string>(`/api/proofs?position=${receipt.position}`)];
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type'), headers.get('content-disposition')])).toEqual(
      Array(2).fill([200, 'text/plain; charset=utf-8', `attachment; filename="event-${index}.tlog-proof"`]),
    );
    const proof = readProof(answers[1]?.body as string);
    if (!proof.ok) throw new Error(proof.fault);
    const { extra, path, signed } = proof.value;
    expect(endorsements(signed.note, await keys(), verify)).toHaveLength(1);
    expect(provesInclusion(leafHash(extra as Uint8Array, sha256), index - 1, signed.checkpoint.size, signed.checkpoint.root, path, sha256)).toBe(true);
    const entry = readEntry(extra as Uint8Array);
    expect(entry).toMatchObject({ index, stream: `assignment-${id}`, revision: receipt.revision });
    expect(Date.now() - Date.parse(entry?.recordedAt ?? '')).toBeLessThan(600_000);
    const act = await raw(`/api/stored-events?index=${index}`, lead);
    expect(createHash('sha256').update(act.bytes).digest('hex')).toBe(entry?.sha256);
    expect(JSON.parse(textOf(act.bytes))).toMatchObject({ type: entry?.type });
  });

  it('is for whoever may see the act, and for nobody else', async () => {
    const { receipt } = await acknowledge(lead);
    const { body } = await auditor.get<{ type: string }>(`/api/stored-events?position=${receipt.position}`);
    expect(body.type).toMatch(/^assignment-|^progress-/);
    const asked = [`/api/proofs?position=${receipt.position}`, `/api/stored-events?position=${receipt.position}`];
    for (const path of asked) expect([(await stranger.get(path)).status, (await anybody.get(path)).status]).toEqual([404, 401]);
  });

  it.each([
    ['', '400 event-not-named'], ['?index=1&position=0000000000000001', '400 event-not-named'], ['?index=x', '400 validation-failed'], ['?index=0', '404 not-found'], ['?index=999999999', '404 not-found'],
    ['?position=nowhere', '400 position-unknown'], ['?position=0000000999999999', '400 position-unknown'], ['?place=1', '400 validation-failed'],
  ])('is not given for %j', async (query, expected) => {
    const { status, body } = await auditor.get<Problem>(`/api/proofs${query}`);
    expect(`${status} ${body.type.replace('urn:dondoc:problem:', '')}`).toBe(expected);
  });
});

describe('a number of the board', () => {
  it('is explained by its duties and the root of the log, and just the same when more has been done', async () => {
    const { body: board } = await auditor.get<{ readonly moment: Moment; readonly total: FourBoxes; readonly explanation: string }>('/api/boards/overdue');
    await covering(board.moment.index);
    const asked = `${board.explanation}&number=total&limit=200`;
    const first = (await auditor.get<ExplanationView>(asked)).body;
    expect([first.count, first.duties.length, first.moment, first.explanation]).toEqual([board.total.total, first.count, board.moment, `${board.explanation}&number=total`]);
    const { size } = (await checkpoint()).checkpoint;
    const tree = GrowingTree.empty(sha256);
    for (let index = 0; index * 256 < board.moment.index; index++) {
      const bundle = await raw(`/log/${tilePath({ level: 'entries', index, width: tileWidth(0, index, size) })}`, auditor);
      for (const entry of (readBundle(bundle.bytes, 2) as readonly Uint8Array[]).slice(0, board.moment.index - index * 256)) tree.append(leafHash(entry, sha256));
    }
    expect(first.log).toEqual({ size: board.moment.index, root: Buffer.from(tree.root()).toString('base64') });
    await acknowledge(lead);
    expect((await auditor.get<ExplanationView>(asked)).body).toEqual(first);
    const own = (await lead.get<ExplanationView>(asked)).body;
    expect([own.count < first.count, own.duties.every(({ duty }) => first.duties.some((one) => one.duty.assignmentId === duty.assignmentId))]).toEqual([true, true]);
    expect([(await anybody.get(asked)).status, (await auditor.get(`${board.explanation}&number=boxes`)).status]).toEqual([401, 400]);
  });
});

describe('the key of the log', () => {
  it('lies beside the log, for its owner only', () => {
    const folder = join(program.folder, 'keys');
    const files = readdirSync(folder);
    expect(files).toHaveLength(1);
    expect([statSync(folder).mode & 0o777, statSync(join(folder, files[0] as string)).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('is replaced by an administrator, with a reason; both keys sign for the change', async () => {
    const before = await keys();
    const refused = await Promise.all([lead.post<Problem>('/api/log-keys', { reason: 'x' }), administrator.post<Problem>('/api/log-keys', { reason: ' ' }), anybody.post<Problem>('/api/log-keys', { reason: 'x' })]);
    expect(refused.map(({ status }) => status)).toEqual([403, 400, 401]);
    const key = 'thay-khoa-1';
    const [rotated, again] = [await administrator.post<ReceiptView>('/api/log-keys', { reason: 'thay định kỳ' }, { 'idempotency-key': key }), await administrator.post<ReceiptView>('/api/log-keys', { reason: 'thay định kỳ' }, { 'idempotency-key': key })];
    expect([rotated.status, rotated.body.recorded, again.body.repeated]).toEqual([201, 1, true]);
    const after = await keys();
    expect([after.length, after[0]]).toEqual([before.length + 1, before[0]]);
    const { index } = (await anybody.get<{ index: number }>(`/readyz`)).body;
    let { note } = await covering(index);
    for (let tries = 0; tries < 100 && endorsements(note, after, verify)?.some(({ key: by }) => by.id === after[1]?.id) !== true; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ({ note } = await checkpoint());
    }
    expect(endorsements(note, after, verify)?.map(({ key: by }) => by.id)).toEqual(after.map(({ id }) => id));
  });
});

describe('a program that starts again', () => {
  it('goes on where it was, under the same name and key, and covers at its end what came last', async () => {
    const known = await keys();
    const { receipt } = await acknowledge(lead);
    expect((await program.stop()).code).toBe(0);
    program = RunningProgram.spawn({ folder: program.folder, environment: { DONDOC_NOTARY: 'on' } });
    anybody = new ApiClient(await program.ready());
    const now = await anybody.as('canbo-ban-tuyen-giao');
    const proof = await now.get<string>(`/api/proofs?position=${receipt.position}`);
    expect(proof.status).toBe(200);
    expect(await keys()).toEqual(known);
    expect((await anybody.get<{ notary: string }>('/readyz')).body.notary).toBe('on');
    expect((await anybody.get<string>('/metrics')).body).toMatch(/^dondoc_notary_failing 0$/m);
  }, 90_000);

  it('tells when it cannot sign, and serves all the same', async () => {
    await program.stop();
    const note = join(program.folder, 'audit-trail', 'checkpoint');
    expect(existsSync(note)).toBe(true);
    writeFileSync(note, 'no checkpoint');
    program = RunningProgram.spawn({ folder: program.folder });
    anybody = new ApiClient(await program.ready());
    let state = '';
    for (let tries = 0; tries < 200 && state !== 'failing'; tries++) {
      state = (await anybody.get<{ notary: string }>('/readyz')).body.notary;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(state).toBe('failing');
    expect((await program.stop()).err).toContain('checkpoint-unreadable');
  }, 90_000);

  it('signs nothing when it is told not to, and makes no key', async () => {
    bare = RunningProgram.spawn({ args: ['--empty'], environment: { DONDOC_NOTARY: 'off' } });
    const client = new ApiClient(await bare.ready());
    expect([(await client.get<Problem>('/log/checkpoint')).body.type, (await client.get<Problem>('/api/log-keys')).body.type, (await client.get<{ notary: string }>('/readyz')).body.notary]).toEqual([
      'urn:dondoc:problem:log-not-signed', 'urn:dondoc:problem:log-not-signed', 'off',
    ]);
    expect(existsSync(join(bare.folder, 'keys')) ? readdirSync(join(bare.folder, 'keys')).filter((name) => name.startsWith('log-')) : []).toEqual([]); // names of accounts have theirs
  }, 90_000);
});
