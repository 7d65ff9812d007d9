import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { base64, checkpointText, signedMessage, verifierKey, verifierKeyText, writeNote, type VerifierKey } from '#libs/domain';
import { goJudge, pythonJudge, type Answer, type Judge, type Question } from './judges.js';
import { checksOf, ourAnswer, randomFrom, randomTrees, sha256 } from './our-trees.js';

const TREES = Number(process.env['PROOF_TREES'] ?? 10_000);
const SEED = Number(process.env['PROOF_SEED'] ?? 20211115);
const LARGEST = 1_200;

/** What `test/golden/tlog` holds this project to where no other implementation is at hand. */
const VECTORS = JSON.parse(readFileSync(join(import.meta.dirname, '../golden/tlog/vectors.json'), 'utf8')) as readonly { readonly question: Question; readonly answer: Answer }[];
const go = goJudge();
const python = pythonJudge();
if (go === null) process.stderr.write('SKIPPED: trees and notes by Go (install golang-go and golang-golang-x-mod-dev)\n');
if (python === null) process.stderr.write('SKIPPED: trees by Python (install python3)\n');
const judges = [
  { name: 'Go', judge: go },
  { name: 'Python', judge: python },
];
afterAll(() => {
  for (const { judge } of judges) judge?.close();
});

describe.each(judges)(`$name judges ${TREES} random trees (seed ${SEED})`, ({ judge }) => {
  const given = judge === null ? it.skip : it;
  const trees = randomTrees(TREES, SEED, LARGEST);

  given('and makes the same roots and proofs', async () => {
    const theirs = await (judge as Judge).ask(trees);
    // An empty list and none are the same to Go's JSON.
    expect(theirs.map((answer) => ({ inclusion: [], consistency: [], ...answer }))).toEqual(trees.map(ourAnswer));
  }, 1_200_000);

  given('and made the stored vectors', async () => {
    const theirs = await (judge as Judge).ask(VECTORS.map(({ question }) => question));
    expect(theirs.map((answer) => ({ inclusion: [], consistency: [], ...answer }))).toEqual(VECTORS.map(({ answer }) => ({ inclusion: [], consistency: [], ...answer })));
  });

  given('and finds the same proofs good, and none of those that were changed', async () => {
    const random = randomFrom(SEED);
    const checks = trees.flatMap((tree) => checksOf(tree, ourAnswer(tree), random));
    const expected = checks.map(({ good }) => good);
    const theirs = await (judge as Judge).ask(checks.map(({ question }) => question));
    expect(theirs.map(({ good }) => good)).toEqual(expected);
    expect(checks.map(({ question }) => ourAnswer(question).good)).toEqual(expected);
    expect(expected.filter((good) => !good).length).toBeGreaterThan(TREES * 7);
  }, 1_200_000);
});

describe(`Go judges ${TREES / 10} random notes`, () => {
  const given = go === null ? it.skip : it;
  const seedOf = (at: number): Uint8Array => sha256(Buffer.from(`${SEED} ${at}`));
  const noted = (at: number): { readonly key: VerifierKey; readonly skey: string; readonly text: string; readonly note: string } => {
    const seed = seedOf(at);
    const secret = createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
    const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(12));
    const key = verifierKey(`tinh-uy.example/log-${at}`, 'log', publicKey, sha256);
    const text = checkpointText({ origin: key.name, size: at * 977, root: seedOf(-at) });
    const note = writeNote({ text, signatures: [{ name: key.name, keyId: key.id, signature: sign(null, signedMessage(text), secret) }] });
    return { key, skey: `PRIVATE+KEY+${key.name}+${key.id}+${base64(Uint8Array.of(1, ...seed))}`, text, note };
  };

  given('signs them byte for byte alike, opens ours, and none with a bit changed', async () => {
    const random = randomFrom(SEED);
    const notes = Array.from({ length: TREES / 10 }, (_, at) => noted(at + 1));
    const signed = await (go as Judge).ask(notes.map(({ skey, text }): Question => ({ ask: 'sign', key: skey, text })));
    expect(signed.map(({ note = '' }) => Buffer.from(note, 'base64').toString())).toEqual(notes.map(({ note }) => note));
    const spoilt = notes.map(({ key, note }): Question => {
      const bytes = Buffer.from(note);
      const at = Math.floor(random() * (bytes.indexOf('\n\n') + 1)); // in the text that is signed
      bytes[at] = (bytes[at] as number) ^ 1;
      return { ask: 'open', key: verifierKeyText(key), text: bytes.toString() };
    });
    const opened = await (go as Judge).ask([...notes.map(({ key, note }): Question => ({ ask: 'open', key: verifierKeyText(key), text: note })), ...spoilt]);
    expect(opened.map(({ good }) => good)).toEqual([...notes.map(() => true), ...spoilt.map(() => false)]);
  }, 600_000);
});
