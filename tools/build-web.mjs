/**
 * Builds apps/web with Vite into dist/apps/web, compressed beside the plain files, and fails when what a browser loads first
 * is too heavy. In a process of its own, on the pinned Node: the machine's may be too old for Vite.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { DIST, main, PLAIN_NODE_FLAGS, programNode, run, ToolFailure } from './workspace.mjs';

export const WEB_DIST = join(DIST, 'apps', 'web');
/** JavaScript of the first load, compressed. */
const MOST_SCRIPT_BYTES = 250_000;

/** @throws ToolFailure when Vite fails or the scripts are too heavy; Vite has said why. */
export async function buildWeb() {
  const node = existsSync(programNode()) ? programNode() : process.execPath;
  const code = await run(node, [...PLAIN_NODE_FLAGS, fileURLToPath(import.meta.url)], { stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new ToolFailure(`Không dịch được apps/web (mã ${code}) / apps/web could not be built (code ${code})`);
}

/** Files of this build that the page names itself. */
function firstScripts() {
  const page = readFileSync(join(WEB_DIST, 'index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/gu)].map(([, file]) => file);
}

function compress() {
  const folder = join(WEB_DIST, 'assets');
  for (const file of readdirSync(folder)) {
    if (!/\.(?:js|css)$/u.test(file)) continue;
    const content = readFileSync(join(folder, file));
    writeFileSync(join(folder, `${file}.gz`), gzipSync(content, { level: 9 }));
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(content));
  }
}

function checkWeight() {
  const bytes = firstScripts().reduce((sum, file) => sum + readFileSync(join(WEB_DIST, `${file}.gz`)).length, 0);
  if (bytes > MOST_SCRIPT_BYTES) throw new ToolFailure(`JavaScript tải lần đầu ${bytes} byte (gzip), quá ${MOST_SCRIPT_BYTES} / JavaScript of the first load weighs ${bytes} bytes (gzip), over ${MOST_SCRIPT_BYTES}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    process.env.NODE_ENV = 'production';
    const { build } = await import('vite');
    const { default: config } = await import('../apps/web/vite.config.mjs');
    await build({ ...config, configFile: false, build: { ...config.build, outDir: WEB_DIST } });
    compress();
    checkWeight();
    return 0;
  });
}
