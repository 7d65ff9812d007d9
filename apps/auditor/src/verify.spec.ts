import { beforeAll, describe, expect, it } from '@jest/globals';
import { readVerifierKey, trusting, verifierKey, type TrustPolicy, type VerifierKey } from '#libs/domain';
import { SignedOffice } from '#libs/testing';
import { writeArchive } from '#libs/application';
import { MemoryAuditTiles } from '#libs/testing';
import type { FindingCode } from './checks/findings.js';
import { checkpointIn, type FoundCheckpoint } from './checks/notes-of-copy.js';
import { Findings } from './checks/findings.js';
import type { Copy } from './copies/copy.js';
import { sha256 } from './node-hashing.js';
import { verify, type Brought } from './verify.js';

let files: ReadonlyMap<string, Uint8Array>;
let key: VerifierKey;
let held: FoundCheckpoint;

/** An archive of 601 events by the program itself, and a checkpoint of 300 of them that somebody kept. */
beforeAll(async () => {
  const office = new SignedOffice();
  await office.introduce();
  await office.happen(299);
  const notary = await office.notary({ keepEveryMs: 0 });
  await notary.round();
  held = checkpointIn('held', office.tiles.files.get('checkpoint') as Uint8Array, new Findings()) as FoundCheckpoint;
  await office.happen(301);
  await notary.round();
  const sink = new MemoryAuditTiles();
  await writeArchive({ log: office.log, tiles: office.tiles, cryptography: office.keys, policy: `log ${office.first}\nquorum none\n` }, sink);
  files = sink.files;
  key = readVerifierKey(office.first, sha256) as VerifierKey;
});

const copyOf = (changed: ReadonlyMap<string, Uint8Array>): Copy => ({ read: (path) => changed.get(path) ?? null, list: () => [...changed.keys()].toSorted(), place: null, close: () => undefined });
const audit = (changed: ReadonlyMap<string, Uint8Array> = files, brought: Partial<Brought> = {}): ReturnType<typeof verify> => verify(copyOf(changed), { brought: { keys: [key], held: [], policy: null, ...brought } });
const without = (path: string): ReadonlyMap<string, Uint8Array> => new Map([...files].filter(([name]) => name !== path));
const withFile = (path: string, bytes: Uint8Array | string): ReadonlyMap<string, Uint8Array> => new Map(files).set(path, typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes)) : bytes);
const cut = (path: string, bytes: number): ReadonlyMap<string, Uint8Array> => withFile(path, (files.get(path) as Uint8Array).slice(0, bytes));

describe('an archive as the program writes it', () => {
  it('is sound to whoever has the key', async () => {
    expect(await audit()).toMatchObject({
      verdict: 'sound', origin: 'tinh-uy.example/log', size: 601, keyBrought: true, findings: [], counts: {}, held: null, cosigned: null,
      checked: { events: 601, streams: 201, contents: true, checkpoints: 3 }, tail: { events: 601 },
    }); // prettier-ignore
  });

  it('is sound up to where the auditor holds a checkpoint, and tells the rest as a tail with its age', async () => {
    expect(await audit(files, { held: [held] })).toMatchObject({ verdict: 'sound', held: { size: 300 }, tail: { events: 301, since: '2021-11-15T00:00:00.000Z' } });
  });

  it('says so when the key comes from the copy alone', async () => {
    expect(await audit(files, { keys: [] })).toMatchObject({ verdict: 'sound', keyBrought: false });
  });

  it('is checked without contents when it has none: order and hashes only', async () => {
    const bare = new Map([...files].filter(([path]) => !path.startsWith('events/') && path !== 'archive.json'));
    expect(await audit(bare)).toMatchObject({ verdict: 'sound', checked: { contents: false, events: 601 } });
  });
});

describe('an archive that is not as it was written', () => {
  it.each<readonly [string, () => ReadonlyMap<string, Uint8Array>, FindingCode, string | null]>([
    ['no checkpoint', () => without('checkpoint'), 'checkpoint-missing', 'checkpoint'],
    ['a checkpoint that is none', () => withFile('checkpoint', 'x'), 'checkpoint-malformed', 'checkpoint'],
    ['a checkpoint in no UTF-8', () => withFile('checkpoint', Uint8Array.of(0xff)), 'checkpoint-malformed', 'checkpoint'],
    ['a tile that is missing', () => without('tile/0/001'), 'tile-missing', 'tile/0/001'],
    ['a tile that is cut off', () => cut('tile/0/001', 8000), 'tile-truncated', 'tile/0/001'],
    ['an upper tile that is missing', () => without('tile/1/000.p/2'), 'tile-missing', 'tile/1/000.p/2'],
    ['a bundle of entries that is cut off', () => cut('tile/entries/002.p/89', 700), 'bundle-malformed', 'tile/entries/002.p/89'],
    ['a bundle of entries that is missing', () => without('tile/entries/000'), 'tile-missing', 'tile/entries/000'],
    ['stored bytes that are cut off', () => cut('events/001', 700), 'bundle-malformed', 'events/001'],
    ['stored bytes that are missing', () => without('events/001'), 'tile-missing', 'events/001'],
    ['a list that is none', () => withFile('archive.json', '{}'), 'list-malformed', 'archive.json'],
    ['a list of a newer program', () => withFile('archive.json', Buffer.from(files.get('archive.json') as Uint8Array).toString().replace('"version":1', '"version":2')), 'list-malformed', 'archive.json'],
    ['a policy that is none', () => withFile('policy', 'x'), 'policy-malformed', 'policy'],
    ['a file that does not belong to it', () => withFile('more', 'x'), 'not-listed', 'more'],
    ['a file less', () => without('README.txt'), 'listed-missing', 'README.txt'],
    ['an attachment of another name', () => withFile(`files/${'0'.repeat(64)}`, 'x'), 'file-unlike-name', `files/${'0'.repeat(64)}`],
    ['a kept checkpoint of another tree', () => withFile('checkpoints/300', Buffer.from(files.get('checkpoints/300') as Uint8Array).toString().replace('\n300\n', '\n299\n')), 'signature-wrong', 'checkpoints/300'],
  ])('with %s', async (_, change, code, file) => {
    const { verdict, findings } = await audit(change());
    expect([verdict === 'sound', findings.some((finding) => finding.code === code && finding.file === file)]).toEqual([false, true]);
  });

  it('with a key that nobody trusts, or of another log', async () => {
    const stranger = verifierKey('tinh-uy.example/log', 'log', new Uint8Array(32).fill(7), sha256);
    const other = verifierKey('khac.example/log', 'log', key.publicKey, sha256);
    const codes = async (each: VerifierKey): Promise<readonly unknown[]> => {
      const { verdict, findings } = await audit(files, { keys: [each] });
      return [verdict, [...new Set(findings.map(({ code }) => code))].toSorted()];
    };
    expect([await codes(stranger), await codes(other)]).toEqual([['unverifiable', ['key-unknown']], ['unverifiable', ['key-unknown', 'origin-unlike']]]);
  });

  it('with too few witnesses for the policy that the auditor brings', async () => {
    const witness = { name: 'mttq', key: verifierKey('mttq.example', 'witness', new Uint8Array(32).fill(3), sha256), url: null };
    const policy: TrustPolicy = { ...trusting(key), witnesses: [witness], quorum: 'mttq' };
    const { verdict, counts } = await audit(files, { policy });
    expect([verdict, counts]).toEqual(['altered', { 'quorum-missing': 1 }]);
  });
});
