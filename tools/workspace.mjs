/**
 * Where things are, and whether what npm installs is there. Only `node:*`: it runs before anything is installed, on
 * the machine's own Node 20 or newer.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const DIST = join(ROOT, 'dist');
const MODULES = join(ROOT, 'node_modules');

/** The pinned Node 24 that runs the program (the machine's own one only runs these tools). */
export const programNode = () => join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

export const PLAIN_NODE_FLAGS = ['--disable-warning=ExperimentalWarning'];
/**
 * Node 24 can wait for ever at its end for a compiler in the background that waits for garbage to be collected (nodejs/node#54918): Jest was met hanging with
 * all its tests passed. Whatever ends while it still compiles does without both such compilers; the others, which rest before they end, without the one that
 * is no loss (over HTTP they would be some 7 % slower without Maglev).
 */
const NO_SPARKPLUG_BESIDE = '--no-concurrent-sparkplug';
export const ENDS_SURELY = [NO_SPARKPLUG_BESIDE, '--no-maglev'];
/** For the built programs: a young generation of one size keeps memory down in a rebuild at the same speed. */
export const PROGRAM_NODE_FLAGS = [...PLAIN_NODE_FLAGS, NO_SPARKPLUG_BESIDE, '--max-semi-space-size=16'];
export const JEST_COMMAND = [...ENDS_SURELY, '--experimental-vm-modules', ...PLAIN_NODE_FLAGS, join('node_modules', 'jest', 'bin', 'jest.js')];

/** A failure that was already explained in words: print the message, no stack. */
export class ToolFailure extends Error {}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * What `npm install` would have to bring: packages of the lock file that are not there in that version. npm's own
 * record inside node_modules is compared, so nothing of ours has to be written there.
 */
export function missingPackages() {
  const wanted = readJson(join(ROOT, 'package-lock.json')).packages;
  const record = join(MODULES, '.package-lock.json');
  const present = existsSync(record) ? readJson(record).packages : {};
  const missing = [];
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.optional === true || entry.devOptional === true || entry.peer === true) continue;
    if (present[path]?.version !== entry.version) missing.push(path.replace(/^.*node_modules\//u, ''));
  }
  const declared = readJson(join(ROOT, 'package.json'));
  const locked = wanted[''] ?? {};
  for (const part of ['dependencies', 'devDependencies']) {
    for (const [name, range] of Object.entries(declared[part] ?? {})) {
      if (locked[part]?.[name] !== range && !missing.includes(name)) missing.push(name);
    }
  }
  if (!existsSync(programNode()) && !missing.includes('node')) missing.push('node');
  return missing;
}

/** Installs what is missing and returns true, or returns false when nothing is. `say` gets lines for people. */
export async function ensureInstalled(say) {
  const missing = missingPackages();
  if (missing.length === 0) return false;
  const names = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ', …' : '');
  say(`Đang cài ${missing.length} gói còn thiếu (${names}); lần đầu mất một, hai phút / Installing ${missing.length} missing packages; the first time takes a minute or two`);
  const started = Date.now();
  const ticker = setInterval(() => say(`  … npm install ${Math.round((Date.now() - started) / 1000)} s`), 5000);
  try {
    const onlyNode = missing.length === 1 && missing[0] === 'node' && existsSync(join(MODULES, 'node', 'package.json'));
    await npm(onlyNode ? ['rebuild', 'node'] : ['install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  } finally {
    clearInterval(ticker);
  }
  const still = missingPackages();
  if (still.length > 0) throw new ToolFailure(`Cài xong mà vẫn thiếu / Still missing after installing: ${still.join(', ')}`);
  say(`Đã cài xong / Installed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return true;
}

async function npm(args) {
  // npm tells its scripts where it is; outside of npm the one on the PATH is meant. Its words go to standard error,
  // so that commands which print data stay clean.
  const cli = process.env.npm_execpath;
  const throughNode = cli !== undefined && /npm-cli\.c?js$/u.test(cli);
  const [command, prefix] = throughNode ? [process.execPath, [cli]] : ['npm', []];
  // A NODE_ENV of the caller must not leave out the compiler.
  const env = { ...process.env, NODE_ENV: 'development' };
  const code = await run(command, [...prefix, ...args], { env, stdio: ['ignore', 2, 2], shell: !throughNode && process.platform === 'win32' });
  if (code !== 0) {
    throw new ToolFailure(
      `npm ${args[0]} không thành công (mã ${code}): kiểm tra mạng và quyền ghi vào ${ROOT} / npm ${args[0]} failed (code ${code}): check the network and the right to write into ${ROOT}`,
    );
  }
}

/**
 * Calls back once when the parent process has gone. `npm start` runs us below a shell: a SIGTERM to npm ends npm and the
 * shell, and reaches nobody else.
 */
function whenOrphaned(callback) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 250);
  timer.unref();
  return () => clearInterval(timer);
}

/** Runs a program to its end and passes SIGINT, SIGTERM and SIGHUP on to it; resolves with its exit code (128 + n for a signal). */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const forwards = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => child.kill(signal)]);
    for (const [signal, forward] of forwards) process.on(signal, forward);
    const forget = process.env.npm_lifecycle_event === undefined ? () => {} : whenOrphaned(() => child.kill('SIGTERM'));
    const done = () => {
      forget();
      for (const [signal, forward] of forwards) process.off(signal, forward);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      done();
      resolve(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0));
    });
  });
}

/** Runs the tool's main function; its result is the exit code. A `ToolFailure` is told in one line, anything else with its stack. */
export async function main(tool) {
  try {
    process.exitCode = await tool();
  } catch (error) {
    console.error(error instanceof ToolFailure ? error.message : error);
    process.exitCode = 1;
  }
}
