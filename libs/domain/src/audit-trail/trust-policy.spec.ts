import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { quorumMet, readPolicy, trusting, type TrustPolicy } from './trust-policy.js';
import { verifierKey, verifierKeyText, type KeyKind } from './verifier-key.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const key = (name: string, kind: KeyKind = 'witness', secret = name): string => verifierKeyText(verifierKey(name, kind, sha256(Buffer.from(secret)), sha256));

/** The example of c2sp.org/tlog-policy with keys put in. */
const EXAMPLE = `log ${key('log.example', 'log')}

witness X1 ${key('x1.example')}
witness X2 ${key('x2.example')}
witness X3 ${key('x3.example')}
group X-witnesses 2 X1 X2 X3

witness Y1 ${key('y1.example')}
witness Y2 ${key('y2.example')}
witness Y3 ${key('y3.example')} https://y3.example/witness
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;
const policyOf = (text: string): TrustPolicy => {
  const policy = readPolicy(text, sha256);
  if (!policy.ok) throw new Error(policy.fault);
  return policy.value;
};

describe('the example of c2sp.org/tlog-policy', () => {
  const policy = policyOf(EXAMPLE);

  it('names a log, six witnesses and three groups', () => {
    expect(policy.logs.map(({ key: { name }, url }) => [name, url])).toEqual([['log.example', null]]);
    expect(policy.witnesses.map(({ name, key: { name: called }, url }) => `${name} ${called} ${url}`)).toEqual([
      'X1 x1.example null', 'X2 x2.example null', 'X3 x3.example null', 'Y1 y1.example null', 'Y2 y2.example null', 'Y3 y3.example https://y3.example/witness',
    ]);
    expect(policy.groups).toEqual([
      { name: 'X-witnesses', needed: 2, members: ['X1', 'X2', 'X3'] },
      { name: 'Y-witnesses', needed: 1, members: ['Y1', 'Y2', 'Y3'] },
      { name: 'X-and-Y', needed: 2, members: ['X-witnesses', 'Y-witnesses'] },
    ]);
  });

  it.each([
    [['X1', 'X3', 'Y2'], true],
    [['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'], true],
    [['X1', 'Y1', 'Y2', 'Y3'], false],
    [['X1', 'X2', 'X3'], false],
    [[], false],
    [['X-and-Z'], false],
  ] as const)('is met by %j: %s', (witnessed, met) => {
    expect(quorumMet(policy, new Set(witnessed))).toBe(met);
  });
});

describe('a policy', () => {
  it('may ask for nobody, or for one', () => {
    expect(quorumMet(policyOf('quorum none'), new Set())).toBe(true);
    const one = policyOf(`# chú thích\n\t witness a\t${key('a')}  \nquorum a`);
    expect([new Set(['a']), new Set<string>()].map((witnessed) => quorumMet(one, witnessed))).toEqual([true, false]);
    expect(quorumMet(trusting(), new Set())).toBe(true);
  });

  it.each([
    ['', '0: quorum-missing'],
    ['quorum none\nquorum none', '2: quorum-twice'],
    ['quorum a', '1: name-unknown'],
    ['witnesses', '1: unknown-line'],
    ['quorum', '1: unknown-line'],
    ['log x', '1: key'],
    [`log ${key('a')}`, '1: key'],
    [`witness a ${key('a', 'log')}`, '1: key'],
    [`witness a ${key('a')}\nwitness b ${key('b', 'witness', 'a')}`, '2: key-twice'],
    [`witness a ${key('a')}\nwitness a ${key('b')}`, '2: name'],
    [`witness none ${key('a')}`, '1: name'],
    [`witness a ${key('a')}\ngroup g any a b`, '2: name-unknown'],
    [`witness a ${key('a')}\ngroup g any a\ngroup h any a`, '3: name-used-twice'],
    [`witness a ${key('a')}\ngroup g 2 a`, '2: threshold'],
    [`witness a ${key('a')}\ngroup g 0 a`, '2: threshold'],
    ['quorum none\r', '1: characters'],
    ['# \u0001', '1: characters'],
  ])('%j is none: %s', (text, fault) => {
    expect(readPolicy(text, sha256)).toEqual({ ok: false, fault });
  });
});
