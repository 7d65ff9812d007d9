import { ARCHIVE_POLICY, base64, hashOfRange, readPolicy, sameBytes, TILE_WIDTH, tileLevels, tileWidth, trusting, verifierKeyText, type SignedCheckpoint, type TrustPolicy, type VerifierKey } from '#libs/domain';
import { checkAbove } from './checks/bundle-check.js';
import { BundleReader } from './checks/bundle-reader.js';
import { passOverEvents, type PassedEvents } from './checks/event-pass.js';
import { FINDING_KINDS, Findings, type FindingCode } from './checks/findings.js';
import { checkFiles } from './checks/list-check.js';
import { earlierCheckpoints, latestCheckpoint, type FoundCheckpoint } from './checks/notes-of-copy.js';
import { TileAbsentError, TreeOfCopy } from './checks/tree-of-copy.js';
import { cosignedBy, goodSignatures, trustedKeys, type Cosigned } from './checks/trust.js';
import type { Copy } from './copies/copy.js';
import { sha256 } from './node-hashing.js';
import type { Report, Verdict } from './report.js';

/** What the auditor brings along: nothing of it is taken from the copy. */
export interface Brought {
  /** Keys of the log; none = those that the copy names are taken, and the report says so. */
  readonly keys: readonly VerifierKey[];
  /** Checkpoints kept from before, with the name of the file for the report. */
  readonly held: readonly FoundCheckpoint[];
  /** Keys and witnesses; null = the policy of the copy. */
  readonly policy: TrustPolicy | null;
}

export interface VerifyOptions {
  readonly brought: Brought;
  /** Hears the part that is done, 0 to 1. */
  readonly progress?: (part: number) => void;
  /** Goes through the events; absent = on this thread. */
  readonly pass?: (copy: Copy, size: number, cosigned: readonly Cosigned[], findings: Findings, progress: (part: number) => void) => Promise<PassedEvents>;
}

/** Audits a copy. Everything that is wrong with it is in the report. @throws CopyFaultError when the copy must not or cannot be read. */
export async function verify(copy: Copy, { brought, progress = () => undefined, pass = passOverEvents }: VerifyOptions): Promise<Report> {
  const started = performance.now();
  const findings = new Findings();
  const latest = latestCheckpoint(copy, findings);
  if (latest === null) return reportOf({ findings, started, brought, latest: null, signers: [], passed: null, checkpoints: 0, files: 0, held: 0, cosigned: [], since: null });
  const { size } = latest.signed.checkpoint;
  const earlier = earlierCheckpoints(copy, findings);
  const policy = brought.policy ?? policyOf(copy, findings);
  const cosigned = cosignedCheckpoints([...earlier, latest], policy, findings);
  const passed = await pass(copy, size, cosigned, findings, progress);
  const tree = new TreeOfCopy(copy, findings, size);
  checkTree(tree, latest.signed, findings);
  const signers = checkSignatures(latest, earlier, brought, policy, passed, findings);
  for (const found of earlier) checkKept(tree, found, latest.signed, findings);
  const held = checkHeld(tree, brought.held, latest.signed, findings);
  const files = checkFiles(copy, size, findings);
  const covered = Math.max(held, ...cosigned.map((each) => each.size), 0);
  const since = covered < size ? recordedAtOf(copy, tree, covered + 1) : null;
  return reportOf({ findings, started, brought, latest, signers, passed, checkpoints: earlier.length + 1, files, held, cosigned, since });
}

function policyOf(copy: Copy, findings: Findings): TrustPolicy {
  const bytes = copy.read(ARCHIVE_POLICY);
  if (bytes === null) return trusting();
  const policy = readPolicy(new TextDecoder().decode(bytes), sha256);
  if (policy.ok) return policy.value;
  findings.add('policy-malformed', { file: ARCHIVE_POLICY, facts: { fault: policy.fault } });
  return trusting();
}

/** What enough witnesses have cosigned; a policy that asks for some and has none is noted. */
function cosignedCheckpoints(found: readonly FoundCheckpoint[], policy: TrustPolicy, findings: Findings): readonly Cosigned[] {
  const cosigned: Cosigned[] = [];
  for (const each of found) {
    const by = cosignedBy(each, policy);
    if (by === 'wrong') findings.add('signature-wrong', { file: each.file, facts: { of: 'witness' } });
    else if (by !== null) cosigned.push(by);
  }
  if (policy.quorum !== null && cosigned.length === 0) findings.add('quorum-missing', { facts: { quorum: policy.quorum } });
  return cosigned;
}

/** The tiles above the leaves, and the root that the checkpoint signs. */
function checkTree(tree: TreeOfCopy, { checkpoint }: SignedCheckpoint, findings: Findings): void {
  for (let level = 1; level < tileLevels(tree.size); level++) {
    for (let index = 0; tileWidth(level, index, tree.size) === TILE_WIDTH; index++) {
      const hashes = tree.hashes({ level, index, width: TILE_WIDTH });
      if (hashes !== null) checkAbove(tree, findings, level, index, hashes);
    }
  }
  const root = rootOf(tree, tree.size);
  if (root !== null && !sameBytes(root, checkpoint.root)) findings.add('root-unlike-tiles', { file: 'checkpoint', facts: { size: tree.size, says: base64(checkpoint.root), tiles: base64(root) } });
}

/** Null when a tile is absent, which has been noted. */
function rootOf(tree: TreeOfCopy, size: number): Uint8Array | null {
  try {
    return hashOfRange(0, size, tree.nodes, sha256);
  } catch (error) {
    if (error instanceof TileAbsentError) return null;
    throw error;
  }
}

/** Gives the trusted keys that have signed the checkpoint. */
function checkSignatures(latest: FoundCheckpoint, earlier: readonly FoundCheckpoint[], brought: Brought, policy: TrustPolicy, { keys }: PassedEvents, findings: Findings): readonly VerifierKey[] {
  const { origin } = latest.signed.checkpoint;
  const ownKeys = [...brought.keys, ...(brought.policy?.logs.map(({ key }) => key) ?? [])];
  const ofCopy = [...policy.logs.map(({ key }) => key), ...keys.map(({ key }) => key)];
  // Of the keys that only the copy names, those count that have signed what the auditor holds, if anything is held.
  const byHeld = brought.held.length === 0 ? ofCopy : ofCopy.filter((key) => brought.held.some((found) => (goodSignatures(found, [key]) ?? []).length > 0));
  const begin = ownKeys.length > 0 ? ownKeys : byHeld;
  if (ownKeys.length > 0 && ownKeys.every(({ name }) => name !== origin)) findings.add('origin-unlike', { file: latest.file, facts: { says: origin, expected: ownKeys.map(({ name }) => name).join(', ') } });
  const trusted = trustedKeys(begin, keys, [...earlier, latest]).filter(({ name }) => name === origin);
  for (const found of [...earlier, latest]) {
    const good = goodSignatures(found, trusted);
    if (good === null) findings.add('signature-wrong', { file: found.file, facts: { of: 'log' } });
    else if (good.length === 0) findings.add('key-unknown', { file: found.file, facts: { signedBy: found.signed.note.signatures.map(({ name, keyId }) => `${name}+${keyId}`).join(', ') } });
  }
  return (goodSignatures(latest, trusted) ?? []).map(({ key }) => key);
}

/** A checkpoint that the office kept is of the same tree. */
function checkKept(tree: TreeOfCopy, { file, signed }: FoundCheckpoint, { checkpoint }: SignedCheckpoint, findings: Findings): void {
  const { origin, size, root } = signed.checkpoint;
  if (origin !== checkpoint.origin) findings.add('origin-unlike', { file, facts: { says: origin, expected: checkpoint.origin } });
  else if (size > tree.size) findings.add('kept-unlike-tree', { file, facts: { size, copy: tree.size } });
  else {
    const found = rootOf(tree, size);
    if (found !== null && !sameBytes(found, root)) findings.add('kept-unlike-tree', { file, facts: { size } });
  }
}

/** Gives the size of the greatest checkpoint that the auditor holds and that fits; 0 when none does. */
function checkHeld(tree: TreeOfCopy, held: readonly FoundCheckpoint[], { checkpoint }: SignedCheckpoint, findings: Findings): number {
  let fitting = 0;
  for (const { file, signed } of held) {
    const { origin, size, root } = signed.checkpoint;
    if (origin !== checkpoint.origin) findings.add('origin-unlike', { file, facts: { says: checkpoint.origin, expected: origin } });
    else if (size > tree.size) findings.add('copy-behind-held', { file, facts: { copy: tree.size, held: size } });
    else {
      const found = rootOf(tree, size);
      if (found === null) continue;
      if (sameBytes(found, root)) fitting = Math.max(fitting, size);
      else findings.add('held-unlike-tree', { file, facts: { size } });
    }
  }
  return fitting;
}

function recordedAtOf(copy: Copy, tree: TreeOfCopy, event: number): string | null {
  const found = new BundleReader(copy, tree.size).eventAt(event);
  return found?.entry.index === event ? found.entry.recordedAt : null;
}

interface Outcome {
  readonly findings: Findings;
  readonly started: number;
  readonly brought: Brought;
  readonly latest: FoundCheckpoint | null;
  readonly signers: readonly VerifierKey[];
  readonly passed: PassedEvents | null;
  readonly checkpoints: number;
  readonly files: number;
  readonly held: number;
  readonly cosigned: readonly Cosigned[];
  readonly since: string | null;
}

function reportOf({ findings, started, brought, latest, signers, passed, checkpoints, files, held, cosigned, since }: Outcome): Report {
  const checkpoint = latest?.signed.checkpoint ?? null;
  const counts = findings.counts();
  const size = checkpoint?.size ?? null;
  const best = cosigned.reduce<Cosigned | null>((greatest, each) => (greatest === null || each.size > greatest.size ? each : greatest), null);
  return {
    verdict: verdictOf(Object.keys(counts) as FindingCode[]),
    origin: checkpoint?.origin ?? null,
    size,
    root: checkpoint === null ? null : base64(checkpoint.root),
    signedBy: signers.map(verifierKeyText),
    keyBrought: brought.keys.length > 0 || (brought.policy?.logs.length ?? 0) > 0,
    checked: {
      events: passed?.events ?? 0, streams: passed?.streams ?? 0, contents: passed?.contents ?? false, checkpoints: checkpoints + brought.held.length, files,
      judged: passed?.judged ?? 0, notJudged: passed?.notJudged ?? {},
    },
    held: held === 0 ? null : { size: held, at: null },
    cosigned: best === null ? null : { size: best.size, at: new Date(best.from * 1000).toISOString() },
    tail: { events: Math.max(0, (size ?? 0) - Math.max(held, best?.size ?? 0)), since },
    counts,
    findings: findings.kept(),
    seconds: Math.round(performance.now() - started) / 1000,
  }; // prettier-ignore
}

function verdictOf(codes: readonly FindingCode[]): Verdict {
  if (codes.some((code) => FINDING_KINDS[code] === 'altered')) return 'altered';
  return codes.length > 0 ? 'unverifiable' : 'sound';
}
