/**
 * `npm run outdated`: compares the lock file with what the registry publishes, and says what is beyond the time frames of docs/security.md.
 * Exit code 1 = something is, 2 = the registry could not be asked everything, 0 = nothing is. `-- --given FILE`: judges what that file holds instead of asking.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { judge } from './time-frames.mjs';

const LARGEST_ANSWER = 64 * 1024 * 1024;
const PATIENCE_MS = 120_000;
const run = promisify(execFile);
const say = (line) => console.error(line);

/** What npm answers as JSON; it ends with 1 when there is something to tell. Null when the registry does not answer that. */
async function asked(...words) {
  const { stdout } = await run('npm', [...words, '--json'], { maxBuffer: LARGEST_ANSWER, timeout: PATIENCE_MS }).catch((error) => error);
  try {
    const answer = JSON.parse(stdout || '{}');
    return answer.error !== undefined || answer.statusCode >= 400 ? null : answer;
  } catch {
    return null;
  }
}

/** Every package of the lock file with its versions. */
function locked() {
  const versions = new Map();
  for (const [path, { version }] of Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (path !== '' && version !== undefined) versions.set(name, (versions.get(name) ?? new Set()).add(version));
  }
  return versions;
}

async function known() {
  say('Đang hỏi kho gói / Asking the registry');
  const [behind, audit] = await Promise.all([asked('outdated'), asked('audit')]);
  const holes = Object.values(audit?.vulnerabilities ?? {}).flatMap(({ via }) => via.filter((one) => typeof one === 'object'));
  const direct = Object.keys(behind ?? {});
  const names = [...new Set([...direct, ...holes.map(({ name }) => name)])];
  const published = {};
  let unanswered = 0;
  for (const [at, name] of names.entries()) {
    say(`${at + 1}/${names.length} ${name}`);
    const times = await asked('view', name, 'time');
    if (times === null) unanswered += 1;
    else published[name] = times;
  }
  const versions = locked();
  const installed = Object.fromEntries(names.map((name) => [name, direct.includes(name) ? [behind[name].current] : [...(versions.get(name) ?? [])]]));
  return { given: { today: new Date().toISOString(), installed, published, holes }, silent: [...(behind === null ? ['outdated'] : []), ...(audit === null ? ['audit'] : []), ...(unanswered > 0 ? [`view ×${unanswered}`] : [])] };
}

const at = process.argv.indexOf('--given');
const { given, silent } = at < 0 ? await known() : { given: JSON.parse(readFileSync(process.argv[at + 1], 'utf8')), silent: [] };
const { overdue, toLookAt } = judge(given);
console.log(`Quá hạn / beyond the time frame: ${overdue.length}`);
for (const line of overdue) console.log(`  ${line}`);
console.log(`Cần xem / to be looked at: ${toLookAt.length}`);
for (const line of toLookAt) console.log(`  ${line}`);
if (silent.length > 0) console.log(`Kho gói không trả lời / the registry did not answer: ${silent.join(', ')}`);
process.exitCode = overdue.length > 0 ? 1 : silent.length > 0 ? 2 : 0;
