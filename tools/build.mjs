/**
 * Compiles apps/, libs/ and test/bench/ with swc into dist/, paths kept, copies what is no TypeScript, and joins the modules of
 * each program; the web application is built by Vite, and only when its own sources changed. Types are checked by `npm run typecheck`, not here: a build takes seconds.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb, WEB_DIST } from './build-web.mjs';
import { bundlePrograms } from './bundle-programs.mjs';
import { DIST, ensureInstalled, main, ROOT, ToolFailure } from './workspace.mjs';

const SOURCES = ['apps', 'libs', 'test/bench'];
const WEB = 'apps/web/';
const CONFIGS = ['.swcrc', 'package.json', 'package-lock.json', 'tools/build.mjs', 'tools/bundle-programs.mjs'];
const WEB_CONFIGS = ['package.json', 'package-lock.json', 'tools/build-web.mjs'];
const ASSETS = /\.(?:json|sql|css|html|svg|txt|mjs)$/u;
const LEFT_OUT = /(?:\.spec\.ts|\.long\.ts|\.d\.ts|(?:^|\/)tsconfig[^/]*\.json)$/u;
const STAMP = join(DIST, '.built');
const WEB_STAMP = join(WEB_DIST, '.built');

/** Every file that swc compiles or the build copies, and every file of the web application: relative to the root with forward slashes, in one order everywhere. */
function sourceFiles() {
  const files = [];
  const web = [];
  for (const source of SOURCES) {
    if (!existsSync(join(ROOT, source))) continue;
    for (const entry of readdirSync(join(ROOT, source), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/');
      if (/(?:^|\/)node_modules\//u.test(path) || LEFT_OUT.test(path)) continue;
      if (path.startsWith(WEB)) web.push(path);
      else if (path.endsWith('.ts') || ASSETS.test(path)) files.push(path);
    }
  }
  return { files: files.sort(), web: web.sort() };
}

/** SHA-256 over names and contents. */
function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(join(ROOT, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

const carries = (stampFile, stamp) => existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === stamp;

/** Whether dist/ is missing or was built from other sources. */
export function isStale() {
  const { files, web } = sourceFiles();
  return !carries(STAMP, stampOf([...CONFIGS, ...files])) || !carries(WEB_STAMP, stampOf([...WEB_CONFIGS, ...web]));
}

/** Builds when stale and returns true; false when there was nothing to do. @throws ToolFailure with the faults of all files. */
export async function ensureBuilt(say) {
  if (!isStale()) return false;
  await build(say);
  return true;
}

export async function build(say) {
  const started = Date.now();
  const { files, web } = sourceFiles();
  const stamp = stampOf([...CONFIGS, ...files]);
  const webStamp = stampOf([...WEB_CONFIGS, ...web]);
  const count = files.length + web.length;
  say(`Đang dịch ${count} tệp / Building ${count} files`);
  try {
    await rm(STAMP, { force: true });
    const { transformFile } = await import('@swc/core');
    for (const folder of new Set(files.map((file) => dirname(join(DIST, file))))) await mkdir(folder, { recursive: true });
    const written = new Set();
    const faults = [];
    await Promise.all(files.map((file) => compile(file, transformFile, written).catch((error) => faults.push(`${file}: ${error.message}`))));
    if (faults.length > 0) throw new ToolFailure(faults.sort().join('\n'));
    for (const file of await bundlePrograms()) written.add(file);
    if (!carries(WEB_STAMP, webStamp)) {
      await buildWeb();
      await writeFile(WEB_STAMP, `${webStamp}\n`);
    }
    await removeOthers(DIST, written);
    await writeFile(STAMP, `${stamp}\n`);
  } catch (error) {
    if (['EACCES', 'EROFS', 'EPERM'].includes(error?.code)) {
      throw new ToolFailure(
        `Không ghi được vào ${DIST}: hãy chạy "npm run build" một lần bằng tài khoản có quyền ghi / Cannot write into ${DIST}: run "npm run build" once with an account that may`,
      );
    }
    throw error;
  }
  say(`Đã dịch xong / Built (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

async function compile(file, transformFile, written) {
  const from = join(ROOT, file);
  const to = join(DIST, file);
  if (!file.endsWith('.ts')) {
    written.add(to);
    return copyFile(from, to);
  }
  const target = to.replace(/\.ts$/u, '.js');
  const { code, map } = await transformFile(from, { cwd: ROOT, root: ROOT, configFile: join(ROOT, '.swcrc'), swcrc: false });
  written.add(target).add(`${target}.map`);
  await replace(`${target}.map`, map ?? '{}');
  await replace(target, `${code}\n//# sourceMappingURL=${basename(target)}.map\n`);
}

/** Writes what has changed, whole or not at all: a program that is just starting must never read half a file. */
async function replace(path, content) {
  if ((await readFile(path, 'utf8').catch(() => null)) === content) return;
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, content);
  await rename(draft, path);
}

/** A source that was deleted must not live on in dist/. */
async function removeOthers(folder, kept) {
  let left = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (path === WEB_DIST) left += 1;
    else if (entry.isDirectory()) left += (await removeOthers(path, kept)) ? 1 : 0;
    // A draft belongs to another build that is running at this moment.
    else if (kept.has(path) || entry.name.endsWith('.new')) left += 1;
    else await rm(path, { force: true });
  }
  if (left === 0 && folder !== DIST) await rmdir(folder);
  return left > 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    await ensureInstalled((line) => console.error(line));
    await build((line) => console.log(line));
    return 0;
  });
}
