import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JEST_COMMAND, programNode, run } from './workspace.mjs';

const MEMORY_FOLDER = '/dev/shm';
const MEMORY_BYTES = 2 ** 31;
/** Their files need not outlive a power cut, and waiting for a disk after each of thousands of small commits takes a third of their time. */
const WITHOUT_A_DISK = ['joined', 'simulation'];

/** Where specs put their temporary files: in memory where there is room for those that prove nothing about a disk. */
function environmentOf(project) {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    if (WITHOUT_A_DISK.includes(project) && bavail * bsize > MEMORY_BYTES) return { ...process.env, TMPDIR: MEMORY_FOLDER };
  } catch {
    // Not on this system.
  }
  return process.env;
}

/**
 * Runs one Jest project and resolves with its counts. A suite that could not even be loaded counts as one failure, and so
 * does a run that left no report. `--forceExit`: a server that a broken test forgot must fail the run, not hold it for ever.
 */
export async function runJest(project, args = []) {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-jest-'));
  const report = join(folder, 'report.json');
  try {
    const code = await run(programNode(), [...JEST_COMMAND, `--selectProjects=${project}`, '--json', `--outputFile=${report}`, '--passWithNoTests', '--forceExit', ...args], {
      // The report goes to the file; standard output would only repeat it.
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environmentOf(project),
    });
    const counts = countsIn(report);
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsIn(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

export const sum = (all) =>
  all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), { passed: 0, failed: 0, skipped: 0 });

/** `N passed, N failed`, and `, N skipped` when there are any. */
export const countsLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
