import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A checkout of the version before `NEWEST_KIND` came, built beside this one. */
export interface EarlierVersion {
  readonly checkout: string;
  readonly commit: string;
  remove(): void;
}

/** Where the kind of event came about that `upgrade.spec` shows to the earlier version. Whoever adds another kind names it here and there. */
const NEWEST_KIND = 'libs/application/src/event-catalogue/file-watch/file-watch-events.ts';

/** That version's commit; null where the checkout has no history that goes back so far. */
export function earlierCommit(): string | null {
  const last = git('log', '-1', '--no-merges', '--diff-filter=A', '--format=%H', '--', NEWEST_KIND);
  return last === null ? null : git('rev-parse', '--verify', '--quiet', `${last}^`);
}

/** Takes that version from the history, and builds it with the packages installed here. @throws what building says. */
export function buildEarlier(commit: string): EarlierVersion {
  const checkout = mkdtempSync(join(tmpdir(), 'earlier-'));
  execFileSync('tar', ['-x', '-C', checkout], { input: execFileSync('git', ['archive', commit], { maxBuffer: 1 << 30 }) });
  symlinkSync(join(process.cwd(), 'node_modules'), join(checkout, 'node_modules'));
  const { status, stderr } = spawnSync(process.execPath, ['tools/build.mjs'], { cwd: checkout, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { checkout, commit, remove: () => rmSync(checkout, { recursive: true, force: true }) };
}

function git(...args: readonly string[]): string | null {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : null;
}
