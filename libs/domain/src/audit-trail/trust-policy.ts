import type { Sha256 } from './hashing.js';
import { base64 } from './base64.js';
import { read, unread, wholeNumberOf, type Reading } from './reading.js';
import { readVerifierKey, type VerifierKey } from './verifier-key.js';

/** Who is trusted, and whose cosignatures make a checkpoint count (c2sp.org/tlog-policy). */
export interface TrustPolicy {
  readonly logs: readonly { readonly key: VerifierKey; readonly url: string | null }[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** Name of the witness or group that must have witnessed; null = nobody must. */
  readonly quorum: string | null;
}

export interface PolicyWitness {
  readonly name: string;
  readonly key: VerifierKey;
  readonly url: string | null;
}

export interface PolicyGroup {
  readonly name: string;
  /** So many of the members must have witnessed. */
  readonly needed: number;
  readonly members: readonly string[];
}

/** `<line>: <what is wrong>`; the line counts from 1, 0 = the file as a whole. */
export type PolicyFault = `${number}: ${'characters' | 'unknown-line' | 'key' | 'key-twice' | 'name' | 'name-unknown' | 'name-used-twice' | 'threshold' | 'quorum-twice' | 'quorum-missing'}`;

/** A policy that trusts those logs and asks for no witness. */
export const trusting = (...keys: readonly VerifierKey[]): TrustPolicy => ({ logs: keys.map((key) => ({ key, url: null })), witnesses: [], groups: [], quorum: null });

const NONE = 'none';

class PolicyReader {
  private readonly logs: { readonly key: VerifierKey; readonly url: string | null }[] = [];
  private readonly witnesses: PolicyWitness[] = [];
  private readonly groups: PolicyGroup[] = [];
  private readonly keys = new Set<string>();
  private readonly names = new Set<string>();
  private readonly members = new Set<string>();
  private quorum: string | null | undefined;

  constructor(private readonly sha256: Sha256) {}

  policy(): Reading<TrustPolicy, PolicyFault> {
    const { logs, witnesses, groups, quorum } = this;
    return quorum === undefined ? unread('0: quorum-missing') : read({ logs, witnesses, groups, quorum });
  }

  /** Takes one line in; what is wrong with it, or null. */
  take([kind, ...words]: readonly string[]): Fault | null {
    if (kind === 'log' && words.length >= 1 && words.length <= 2) return this.log(words as [string, string?]);
    if (kind === 'witness' && words.length >= 2 && words.length <= 3) return this.witness(words as [string, string, string?]);
    if (kind === 'group' && words.length >= 3) return this.group(words as [string, string, ...string[]]);
    if (kind === 'quorum' && words.length === 1) return this.decide(words[0] as string);
    return 'unknown-line';
  }

  private log([text, url]: readonly [string, string?]): Fault | null {
    const key = this.key(text, 'log');
    if (typeof key === 'string') return key;
    this.logs.push({ key, url: url ?? null });
    return null;
  }

  private witness([name, text, url]: readonly [string, string, string?]): Fault | null {
    const key = this.key(text, 'witness');
    if (typeof key === 'string') return key;
    this.witnesses.push({ name, key, url: url ?? null });
    return this.define(name);
  }

  private group([name, threshold, ...members]: readonly [string, string, ...string[]]): Fault | null {
    for (const member of members) {
      if (!this.names.has(member)) return 'name-unknown';
      if (this.members.has(member)) return 'name-used-twice';
      this.members.add(member);
    }
    const needed = threshold === 'all' ? members.length : threshold === 'any' ? 1 : wholeNumberOf(threshold);
    if (needed === null || needed < 1 || needed > members.length) return 'threshold';
    this.groups.push({ name, needed, members });
    return this.define(name);
  }

  private decide(name: string): Fault | null {
    if (this.quorum !== undefined) return 'quorum-twice';
    if (name !== NONE && !this.names.has(name)) return 'name-unknown';
    this.quorum = name === NONE ? null : name;
    return null;
  }

  private key(text: string, kind: VerifierKey['kind']): VerifierKey | 'key' | 'key-twice' {
    const key = readVerifierKey(text, this.sha256);
    if (key === null || key.kind !== kind) return 'key';
    const known = `${kind} ${base64(key.publicKey)}`;
    if (this.keys.has(known)) return 'key-twice';
    this.keys.add(known);
    return key;
  }

  private define(name: string): Fault | null {
    if (name === NONE || this.names.has(name)) return 'name';
    this.names.add(name);
    return null;
  }
}

type Fault = PolicyFault extends `${number}: ${infer F}` ? F : never;

/** Reads a policy file. */
export function readPolicy(text: string, sha256: Sha256): Reading<TrustPolicy, PolicyFault> {
  const reader = new PolicyReader(sha256);
  for (const [at, line] of text.split('\n').entries()) {
    if (/[^\t -~\u0080-\uffff]/.test(line) || !line.isWellFormed()) return unread(`${at + 1}: characters`);
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]?.startsWith('#') === true) continue;
    const fault = reader.take(words);
    if (fault !== null) return unread(`${at + 1}: ${fault}`);
  }
  return reader.policy();
}

/** Is it enough that these witnesses, named as in the policy, have cosigned? */
export function quorumMet({ groups, quorum }: TrustPolicy, witnessed: ReadonlySet<string>): boolean {
  const seen = new Set(witnessed);
  // Members are defined before their groups, so one walk settles all.
  for (const { name, needed, members } of groups) if (members.filter((member) => seen.has(member)).length >= needed) seen.add(name);
  return quorum === null || seen.has(quorum);
}
