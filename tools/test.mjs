/**
 * `npm test`: the checks, then the built program from outside. `--long` runs the long project instead. The last line is
 * the count of all tests.
 */
import { ensureBuilt } from './build.mjs';
import { runChecks } from './check.mjs';
import { countsLine, runJest, sum } from './jest-run.mjs';
import { ensureInstalled, main } from './workspace.mjs';

const say = (line) => console.log(line);

await main(async () => {
  await ensureInstalled(say);
  const long = process.argv.includes('--long');
  const all = [];
  if (!long) all.push(await runChecks());
  await ensureBuilt(say);
  // One suite after another: several servers at once on two cores would time one another out.
  all.push(await runJest(long ? 'long' : 'e2e', ['--runInBand']));
  const counts = sum(all);
  console.log(countsLine(counts));
  return counts.failed === 0 ? 0 : 1;
});
