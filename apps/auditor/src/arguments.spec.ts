import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readArguments, UsageError } from './arguments.js';

const KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'arguments '));
  writeFileSync(join(folder, 'held'), `example.com/foo\n1\n${'A'.repeat(43)}=\n\n\u2014 example.com/foo AAAAAAAA\n`);
  writeFileSync(join(folder, 'policy'), `log ${KEY}\nquorum none\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line of the auditor', () => {
  it('names a copy and what the auditor brings along', () => {
    const asked = readArguments(['verify', 'a', '--key', KEY, '--key', KEY, '--checkpoint', join(folder, 'held'), '--policy', join(folder, 'policy'), '--json']);
    expect(asked).toMatchObject({ copy: 'a', json: true, brought: { keys: [{ name: 'example.com/foo' }, { name: 'example.com/foo' }], held: [{ signed: { checkpoint: { size: 1 } } }], policy: { logs: [{}] } } });
    expect(readArguments(['verify', 'a'])).toEqual({ copy: 'a', json: false, brought: { keys: [], held: [], policy: null } });
    expect([readArguments([]), readArguments(['verify', '--help'])]).toEqual([null, null]);
  });

  it.each<readonly [string, readonly string[]]>([
    ['another command', ['check', 'x']], ['no copy', ['verify']], ['two copies', ['verify', 'a', 'b']], ['an unknown option', ['verify', 'a', '--force']], ['a key that is none', ['verify', 'a', '--key', 'x']],
    ['a key of a witness', ['verify', 'a', '--key', KEY.replace('+Aek', '+Bek')]], ['a checkpoint that is none', ['verify', 'a', '--checkpoint', 'package.json']], ['a checkpoint that is not there', ['verify', 'a', '--checkpoint', 'nowhere']],
    ['a policy that is none', ['verify', 'a', '--policy', 'package.json']],
  ])('is refused with %s', (_, args) => {
    expect(() => readArguments(args)).toThrow(UsageError);
  });
});
