/**
 * `npm run check`: types, lint, and the unit project of Jest (specs, contract suites, golden files, architecture), all at
 * once. Needs no build and no server.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { joinSpecs } from './join-specs.mjs';
import { countsLine, runJest, sum } from './jest-run.mjs';
import { ensureInstalled, main, programNode, ROOT, run } from './workspace.mjs';

const bin = (...parts) => join('node_modules', ...parts);

/** The compiler that is a program of its own: it only checks, in half the time (ADR 0046). */
const TSC = bin('typescript-native', 'bin', 'tsc');

/** Runs everything and prints a line for each part; resolves with the counts, a failing part without tests counting as one failure. */
export async function runChecks() {
  const parts = [
    ['types', () => tool(TSC, ['--noEmit', '--incremental', '--tsBuildInfoFile', bin('.cache', 'types.tsbuildinfo'), '-p', 'tsconfig.json'])],
    ['types of the web application', () => tool(TSC, ['-p', 'apps/web/tsconfig.json'])],
    ['lint', () => tool(bin('oxlint', 'bin', 'oxlint'), ['--config', '.oxlintrc.json', 'apps', 'libs', 'test', 'tools'])],
    ['unit, contracts, architecture', runSpecs],
  ];
  const counts = await Promise.all(
    parts.map(async ([name, part]) => {
      const started = Date.now();
      const result = await part();
      const verdict = result.failed === 0 ? 'ok' : 'FAILED';
      console.log(`check: ${name}: ${verdict}${result.passed > 0 ? ` (${countsLine(result)})` : ''}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
      return result;
    }),
  );
  return sum(counts);
}

/** All specs, a dozen in each file that Jest runs. */
async function runSpecs() {
  await joinSpecs();
  return runJest('joined', ['--maxWorkers=3']);
}

async function tool(program, args) {
  if (!existsSync(join(ROOT, program))) {
    console.error(`${program}: không có / missing`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const code = await run(programNode(), [program, ...args]);
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureInstalled((line) => console.log(line));
    const counts = await runChecks();
    console.log(`check: ${countsLine(counts)}`);
    return counts.failed === 0 ? 0 : 1;
  });
}
