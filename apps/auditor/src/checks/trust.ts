import { endorsements, quorumMet, sameKey, type Endorsement, type TrustPolicy, type VerifierKey } from '#libs/domain';
import { verifyEd25519 } from '../node-hashing.js';
import type { FoundCheckpoint } from './notes-of-copy.js';

/** A key that an event of the log names for its checkpoints. */
export interface NamedKey {
  readonly key: VerifierKey;
  /** Dense index of the event. */
  readonly index: number;
}

/** Signatures that were looked at: the same checkpoint is asked for more than once, and they are the dear part. */
const LOOKED_AT = new WeakMap<FoundCheckpoint, Map<VerifierKey, readonly Endorsement[] | null>>();

/** The good signatures of a checkpoint; null when one of a key that was asked for is not good. */
export function goodSignatures(found: FoundCheckpoint, keys: readonly VerifierKey[]): readonly Endorsement[] | null {
  const known = LOOKED_AT.get(found) ?? new Map<VerifierKey, readonly Endorsement[] | null>();
  LOOKED_AT.set(found, known);
  const good: Endorsement[] = [];
  for (const key of keys) {
    const by = known.has(key) ? (known.get(key) ?? null) : endorsements(found.signed.note, [key], verifyEd25519);
    known.set(key, by);
    if (by === null) return null;
    good.push(...by);
  }
  return good;
}

/**
 * Every key that can be trusted: those to begin with, and those that the log names in events which a checkpoint covers
 * that a trusted key has signed. So whoever holds the first key learns of each later one.
 */
export function trustedKeys(begin: readonly VerifierKey[], named: readonly NamedKey[], checkpoints: readonly FoundCheckpoint[]): readonly VerifierKey[] {
  const trusted = [...begin];
  for (let grown = true; grown; ) {
    grown = false;
    for (const found of checkpoints) {
      if ((goodSignatures(found, trusted) ?? []).length === 0) continue;
      for (const { key, index } of named) {
        if (index > found.signed.checkpoint.size || trusted.some((each) => sameKey(each, key))) continue;
        trusted.push(key);
        grown = true;
      }
    }
  }
  return trusted;
}

/** A checkpoint that enough witnesses have cosigned, and when: from the first of those times on they had seen it. */
export interface Cosigned {
  readonly file: string;
  readonly size: number;
  /** Seconds since the epoch: the earliest and the latest. */
  readonly from: number;
  readonly to: number;
  readonly witnesses: readonly string[];
}

/** What the witnesses of the policy say of a checkpoint: null when they do not make a quorum, or nobody is asked for. `wrong`: a signature of a witness is not good. */
export function cosignedBy(found: FoundCheckpoint, policy: TrustPolicy): Cosigned | 'wrong' | null {
  if (policy.witnesses.length === 0) return null;
  const good = goodSignatures(found, policy.witnesses.map(({ key }) => key));
  if (good === null) return 'wrong';
  const names = policy.witnesses.filter(({ key }) => good.some((each) => each.key === key)).map(({ name }) => name);
  const times = good.flatMap(({ time }) => time ?? []);
  if (times.length === 0 || !quorumMet(policy, new Set(names))) return null;
  return { file: found.file, size: found.signed.checkpoint.size, from: Math.min(...times), to: Math.max(...times), witnesses: names };
}
