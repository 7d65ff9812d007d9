/**
 * `npm test`: the checks, the simulation, then the built program from outside. `--long` and `--cluster` run those projects instead. The last line is
 * the count of all tests.
 */
import { ensureBuilt } from './build.mjs';
import { runChecks } from './check.mjs';
import { countsLine, runJest, sum } from './jest-run.mjs';
import { ensureInstalled, main } from './workspace.mjs';

const TIMED = 'e2e/start\\.spec';
/** No answer over a second: nothing else may run beside it. */
const TIMED_LONG = 'faults/api-requests\\.long';

const say = (line) => console.log(line);

await main(async () => {
  await ensureInstalled(say);
  const [long, cluster] = ['--long', '--cluster'].map((flag) => process.argv.includes(flag));
  const all = [];
  if (!long && !cluster) all.push(await runChecks());
  await ensureBuilt(say);
  if (cluster) {
    all.push(await runJest('cluster', ['--runInBand']));
  } else if (long) {
    all.push(await runJest('long', ['--maxWorkers=2', `--testPathIgnorePatterns=${TIMED_LONG}`]));
    all.push(await runJest('long', ['--runInBand', `--testPathPatterns=${TIMED_LONG}`]));
  } else {
    // Programs wait for each other, for disks and browsers more than they compute: four at a time keep two cores busy.
    all.push(...(await Promise.all([runJest('simulation', ['--maxWorkers=1']), runJest('e2e', ['--maxWorkers=4', `--testPathIgnorePatterns=${TIMED}`])])));
    // How long a start takes can only be told while nothing else runs.
    all.push(await runJest('e2e', ['--runInBand', `--testPathPatterns=${TIMED}`]));
  }
  const counts = sum(all);
  console.log(countsLine(counts));
  return counts.failed === 0 ? 0 : 1;
});
