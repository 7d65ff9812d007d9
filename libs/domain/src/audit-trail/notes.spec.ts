import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { base64, fromBase64 } from './base64.js';
import { checkpointText, readCheckpoint } from './checkpoint.js';
import { cosignedMessage, endorsements, readNote, signatureLine, signedMessage, timedSignature, writeNote, type SignedNote } from './signed-note.js';
import { readVerifierKey, verifierKey, verifierKeyText, type Ed25519Verify, type VerifierKey } from './verifier-key.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const verifyEd25519: Ed25519Verify = (publicKey, message, signature) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }), signature);
/** A private key that is the same in every run, with its public half. */
function keyPair(seed: string): { readonly secret: KeyObject; readonly publicKey: Uint8Array } {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, sha256(Buffer.from(seed))]), format: 'der', type: 'pkcs8' });
  return { secret, publicKey: new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)) };
}

/** From c2sp.org/signed-note. */
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE_NOTE = 'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const noteOf = (text: string): SignedNote => {
  const note = readNote(text);
  if (!note.ok) throw new Error(note.fault);
  return note.value;
};

describe('base 64', () => {
  it('is what the platform writes, and reads nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(base64(bytes))).toEqual(bytes);
      }),
    );
    expect(['A', 'AA', 'AB==', 'AAB=', 'AA=A', 'AA==\n', ' AA==', 'A-A=', '====', 'AAAA='].map(fromBase64)).toEqual(Array(10).fill(null));
  });
});

describe('the example of c2sp.org/signed-note', () => {
  const key = readVerifierKey(EXAMPLE_KEY, sha256) as VerifierKey;

  it('has a key that is read and written alike', () => {
    expect(key).toMatchObject({ name: 'example.com/foo', id: '530d903a', kind: 'log' });
    expect(verifierKeyText(key)).toBe(EXAMPLE_KEY);
    expect(verifierKeyText(verifierKey(key.name, key.kind, key.publicKey, sha256))).toBe(EXAMPLE_KEY);
  });

  it('is read, found good, and written alike', () => {
    const note = noteOf(EXAMPLE_NOTE);
    expect(note.text).toBe('This is an example message.\n');
    expect(endorsements(note, [key], verifyEd25519)).toEqual([{ key, time: null }]);
    expect(writeNote(note)).toBe(EXAMPLE_NOTE);
  });

  it('is worth nothing with any bit changed', () => {
    const bytes = Buffer.from(EXAMPLE_NOTE);
    let good = 0;
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      const note = readNote(flipped.toString());
      if (note.ok && (endorsements(note.value, [key], verifyEd25519)?.length ?? 0) > 0) good += 1;
    }
    expect(good).toBe(0);
  });

  it('has a key that is no key with another id, name, type or length', () => {
    const strangers = [
      EXAMPLE_KEY.replace('530d903a', '530d903b'), EXAMPLE_KEY.replace('foo', 'bar'), EXAMPLE_KEY.replace('+Aeky', '+Beky'), EXAMPLE_KEY.slice(0, -4),
      EXAMPLE_KEY.replace('530d903a', '530D903A'), `${EXAMPLE_KEY}\n`, `+${EXAMPLE_KEY}`, '',
    ];
    expect(strangers.map((text) => readVerifierKey(text, sha256))).toEqual(strangers.map(() => null));
  });
});

describe('a checkpoint', () => {
  const log = keyPair('log');
  const witness = keyPair('witness');
  const logKey = verifierKey('example.com/log', 'log', log.publicKey, sha256);
  const witnessKey = verifierKey('witness.example/w1', 'witness', witness.publicKey, sha256);
  const text = checkpointText({ origin: 'example.com/log', size: 20_852_163, root: sha256(Buffer.from('root')) });
  const byLog = { name: logKey.name, keyId: logKey.id, signature: sign(null, signedMessage(text), log.secret) };
  const byWitness = { name: witnessKey.name, keyId: witnessKey.id, signature: timedSignature(1_679_315_147, sign(null, cosignedMessage(text, 1_679_315_147), witness.secret)) };
  const note: SignedNote = { text, signatures: [byLog, byWitness] };

  it('is found good for its log and its witness, whose time is told', () => {
    const found = readCheckpoint(writeNote(note));
    expect(found).toMatchObject({ ok: true, value: { checkpoint: { origin: 'example.com/log', size: 20_852_163 } } });
    expect(endorsements(note, [logKey, witnessKey], verifyEd25519)).toEqual([{ key: logKey, time: null }, { key: witnessKey, time: 1_679_315_147 }]);
    expect(cosignedMessage('a\n1\nb\n', 5)).toEqual(new Uint8Array(Buffer.from('cosignature/v1\ntime 5\na\n1\nb\n')));
  });

  it('passes over keys that nobody asked for, and is worth nothing when a known one signed something else', () => {
    expect(endorsements(note, [witnessKey], verifyEd25519)).toEqual([{ key: witnessKey, time: 1_679_315_147 }]);
    expect(endorsements(note, [verifierKey('example.com/other', 'log', log.publicKey, sha256)], verifyEd25519)).toEqual([]);
    const changed = { ...note, text: text.replace('20852163', '20852164') };
    expect(endorsements(changed, [logKey], verifyEd25519)).toBeNull();
    const later = { ...byWitness, signature: timedSignature(1_679_315_148, byWitness.signature.subarray(8)) };
    expect(endorsements({ text, signatures: [byLog, later] }, [logKey, witnessKey], verifyEd25519)).toBeNull();
  });

  it('takes a signature of the log for none of a witness, though key and name are the same', () => {
    const both = verifierKey('example.com/log', 'witness', log.publicKey, sha256);
    expect(both.id).not.toBe(logKey.id);
    expect(endorsements({ text, signatures: [{ ...byLog, keyId: both.id }] }, [both], verifyEd25519)).toBeNull();
  });

  it.each([
    ['no origin', '\n1\nAA==\n', 'checkpoint-lines'],
    ['no root', 'a\n1\n', 'checkpoint-lines'],
    ['an empty extension line', `a\n1\n${base64(sha256(text as never as Uint8Array))}\n\nx\n`, 'checkpoint-lines'],
    ['a size with a zero before it', `a\n01\n${base64(new Uint8Array(32))}\n`, 'checkpoint-size'],
    ['a size below nothing', `a\n-1\n${base64(new Uint8Array(32))}\n`, 'checkpoint-size'],
    ['a size beyond arithmetic', `a\n9007199254740992\n${base64(new Uint8Array(32))}\n`, 'checkpoint-size'],
    ['a short root', `a\n1\n${base64(new Uint8Array(31))}\n`, 'checkpoint-root'],
    ['a sloppy root', `a\n1\n${base64(new Uint8Array(32)).replace('A=', 'B=')}\n`, 'checkpoint-root'],
  ])('is none with %s', (_, body, fault) => {
    expect(readCheckpoint(writeNote({ text: body, signatures: [byLog] }))).toEqual({ ok: false, fault });
  });

  it.each([
    ['no blank line', 'text\n\u2014 a AAAAAAAA\n', 'note-without-signatures'],
    ['no signature', 'text\n\n', 'note-without-signatures'],
    ['no last newline', 'text\n\n\u2014 a AAAAAAAA', 'note-without-signatures'],
    ['a hyphen for the dash', 'text\n\n- a AAAAAAAA\n', 'note-signature-line'],
    ['a name with a plus', 'text\n\n\u2014 a+b AAAAAAAA\n', 'note-signature-line'],
    ['a name with a space of another kind', 'text\n\n\u2014 a\u00a0b AAAAAAAA\n', 'note-signature-line'],
    ['a signature of a key id only', 'text\n\n\u2014 a AAAAAA==\n', 'note-signature-line'],
    ['a tab', 'te\txt\n\n\u2014 a AAAAAAAA\n', 'note-characters'],
    ['half a letter', 'te\ud800xt\n\n\u2014 a AAAAAAAA\n', 'note-characters'],
    ['no end', `${'a\n'.repeat(600_000)}\n\u2014 a AAAAAAAA\n`, 'note-too-long'],
  ])('a note is none with %s', (_, body, fault) => {
    expect(readNote(body)).toEqual({ ok: false, fault });
  });

  it('may have empty lines in its text: the last one ends it', () => {
    const signed = `a\n\nb\n\n${signatureLine(byLog)}`;
    expect(noteOf(signed).text).toBe('a\n\nb\n');
  });
});
