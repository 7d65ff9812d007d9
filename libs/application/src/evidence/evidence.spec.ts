import { runInNewContext } from 'node:vm';
import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyId } from '#libs/domain';
import { SignedOffice } from '#libs/testing';
import type { Evidence } from './evidence.js';
import { EVIDENCE_SCRIPT, evidencePage } from './evidence-page.js';
import { eventsOf } from './evidence-subjects.js';
import { gatherEvidence } from './gather-evidence.js';
import { verifyEvidence, type WebCryptography } from './page/verify-evidence.js';

const web = webcrypto.subtle as unknown as WebCryptography;
let office: SignedOffice;
let evidence: Evidence;

const asked = { subject: { kind: 'duty', id: '70' } as const, belongs: ({ stream }: { readonly stream: string }) => stream === 'duty-70' || stream === 'duty-5', madeAt: 0, names: new Map([[bodyId('ban-tuyen-giao'), 'Ban Tuyên giáo']]) };

beforeAll(async () => {
  office = new SignedOffice();
  await office.introduce();
  await office.happen(599);
  await (await office.notary()).round();
  const gathered = await gatherEvidence({ log: office.log, tiles: office.tiles, cryptography: office.keys }, { ...asked, keys: [office.first] });
  if ('kind' in gathered) throw new Error(gathered.kind);
  evidence = gathered;
});

const codes = async (changed: Evidence, by: WebCryptography | null = web): Promise<readonly string[]> => (await verifyEvidence(changed, by)).faults.map(({ code }) => code);

/** The same bytes with another last digit: its lowest bits belong to no byte. */
const respelled = (base64: string): string => {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const last = base64.length - 2;
  return `${base64.slice(0, last)}${digits[digits.indexOf(base64[last] as string) + 1]}=`;
};

describe('a package of evidence', () => {
  it('holds the events of its subject with one proof, and verifies with WebCrypto, without Ed25519 in it, and without any', async () => {
    expect(evidence.events).toHaveLength(6);
    expect(evidence.path.length).toBeLessThan(20);
    const { importKey: _, ...older } = { digest: web.digest.bind(web), verify: web.verify.bind(web), importKey: null };
    const withoutEd25519: WebCryptography = { ...older, importKey: () => Promise.reject(new Error('NotSupportedError')) };
    for (const by of [web, withoutEd25519, null]) expect(await verifyEvidence(evidence, by)).toMatchObject({ faults: [], origin: 'tinh-uy.example/log', size: 600, signedBy: office.first });
  });

  it('is refused where one character is another, wherever it stands', async () => {
    const { keys, ...rest } = evidence;
    const text = JSON.stringify(rest);
    const proved = text.slice(0, text.indexOf('"names"')).replace(/^.*?"checkpoint"/, (head) => '\0'.repeat(head.length));
    await fc.assert(
      fc.asyncProperty(fc.nat(proved.length - 1), fc.constantFrom('0', 'a', 'B', '+', 'ế'), async (at, other) => {
        if (proved[at] === '\0' || proved[at] === other) return;
        let changed: Evidence;
        try {
          changed = { ...(JSON.parse(text.slice(0, at) + other + text.slice(at + 1)) as Evidence), keys };
        } catch {
          return; // no JSON any more: the page says so
        }
        const found = await codes(changed).catch(() => ['unreadable']);
        expect(found).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each<readonly [string, (text: string) => string, readonly string[]]>([
    ['hash of the path', (text) => text.replace(evidence.path[0] as string, respelled), ['root-unlike-checkpoint']],
    ['signature', (text) => text.replace(/[A-Za-z0-9+/]{91}=/, respelled), ['signature-missing']],
  ])('is refused where a %s is spelled with other digits that come to the same bytes', async (_, change, found) => {
    const changed = JSON.parse(change(JSON.stringify(evidence))) as Evidence;
    expect(changed).not.toEqual(evidence);
    expect(await codes(changed)).toEqual(found);
  });

  it('says what is wrong, and with which event', async () => {
    const [first, ...others] = evidence.events;
    const changed = { ...evidence, events: [{ ...(first as Evidence['events'][number]), stored: (first?.stored ?? '').replace('noted', 'Noted') }, ...others] };
    expect((await verifyEvidence(changed, web)).faults).toEqual([{ code: 'event-unlike-entry', event: 17 }]);
    expect(await codes({ ...evidence, events: others })).toEqual(expect.arrayContaining(['stream-gap', 'root-unlike-checkpoint']));
    expect(await codes({ ...evidence, events: evidence.events.toReversed() })).toContain('entry-order');
    expect(await codes({ ...evidence, events: [] })).toContain('evidence-malformed');
    expect(await codes({ ...evidence, path: [...evidence.path, evidence.path[0] as string] })).toEqual(['root-unlike-checkpoint']);
    expect(await codes({ ...evidence, keys: [] })).toEqual(['signature-missing']);
    expect(await codes({ ...evidence, checkpoint: evidence.checkpoint.replace('\n600\n', '\n601\n') })).toEqual(expect.arrayContaining(['signature-wrong', 'signature-missing']));
    expect(await codes({ ...evidence, checkpoint: 'x' })).toContain('checkpoint-malformed');
  });

  it('is made of what the checkpoint covers, and of what stood in the log when it was signed', async () => {
    const sources = { log: office.log, tiles: office.tiles, cryptography: office.keys };
    expect(await gatherEvidence(sources, { ...asked, keys: [], belongs: () => false })).toEqual({ kind: 'nothing-covered' });
    expect(await gatherEvidence({ ...sources, tiles: new SignedOffice().tiles }, { ...asked, keys: [] })).toEqual({ kind: 'log-not-signed' });
    const other = { readStream: async () => (await office.log.readStream('duty-70')).map((event) => ({ ...event, stream: 'duty-5' })) };
    await expect(gatherEvidence({ ...sources, log: other }, { ...asked, keys: [] })).rejects.toMatchObject({ code: 'log-unlike-checkpoint' });
  });
});

describe('what a subject comes to', () => {
  const entry = { index: 1, revision: 0, id: 'i', sha256: '', type: 'x', recordedAt: '2021-11-15T17:30:00.000Z' };
  it.each<readonly [string, Parameters<typeof eventsOf>, string, boolean]>([
    ['its own stream', [{ kind: 'duty', id: 'a' }], 'assignment-a', true],
    ['no other duty', [{ kind: 'duty', id: 'a' }], 'assignment-ab', false],
    ['a directive with its duties', [{ kind: 'directive', id: 'd' }, ['a']], 'assignment-a', true],
    ['a directive with its receipts', [{ kind: 'directive', id: 'd' }, []], 'receipt-d-ban', true],
    ['a directive without other duties', [{ kind: 'directive', id: 'd' }, ['a']], 'assignment-b', false],
    ['a day in Việt Nam, which begins at 17:00 UTC', [{ kind: 'period', from: '2021-11-16', to: '2021-11-16' }], 'anything', true],
    ['not the day before', [{ kind: 'period', from: '2021-11-15', to: '2021-11-15' }], 'anything', false],
  ])('is %s', (_, subject, stream, belongs) => {
    expect(eventsOf(...subject)({ ...entry, stream })).toBe(belongs);
  });
});

describe('the page of a package', () => {
  it('has a script that stands by itself', async () => {
    const context = { TextEncoder, atob, btoa, evidence, verdict: null as unknown };
    await runInNewContext(`${EVIDENCE_SCRIPT}\nverifyEvidence(evidence, null)`, context).then((found: unknown) => expect(found).toMatchObject({ faults: [], size: 600 }));
  });

  it('says that it is not verified until it is, and lets no text of an event end its blocks', () => {
    const hostile = { ...evidence, names: { x: '</script><script>alert(1)</script>' } };
    const page = evidencePage(hostile, office.keys);
    expect(page).toContain('CHƯA ĐƯỢC KIỂM TRA');
    expect(page.match(/<script/g)).toHaveLength(3);
    expect(page).not.toContain('alert(1)</script>');
  });
});
