/**
 * Joins the compiled modules of each program, and of each thread that loads many, into one file that takes the place of the
 * program's own: a start reads some ten files of ours instead of a thousand, three times over (ADR 0028). Packages stay in
 * node_modules. In a process of its own, on the pinned Node: the machine's may be too old for Rolldown. Prints the files written.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DIST, main, PLAIN_NODE_FLAGS, programNode, ToolFailure } from './workspace.mjs';

const PROGRAMS = ['apps/api/src/main.js', 'apps/worker/src/main.js', 'apps/cli/src/main.js', 'apps/auditor/src/main.js', 'apps/auditor/src/judging-worker.js', 'libs/engine/src/projection-worker.js', 'libs/engine/src/notary-worker.js'];
const LIBS = join(DIST, 'libs');

/** Resolves with the files written, absolute. @throws ToolFailure when a program cannot be joined; its faults are in the message. */
export async function bundlePrograms() {
  const node = existsSync(programNode()) ? programNode() : process.execPath;
  try {
    const { stdout } = await promisify(execFile)(node, [...PLAIN_NODE_FLAGS, fileURLToPath(import.meta.url)]);
    return JSON.parse(stdout);
  } catch (error) {
    throw new ToolFailure(`Không ghép được chương trình / The programs could not be joined\n${error.stderr ?? error.message}`);
  }
}

/** The chunks of one program: what each is called in its folder, and its text. The program itself comes last. */
async function joined(program) {
  const { rolldown } = await import('rolldown');
  const folder = dirname(join(DIST, program));
  const bundle = await rolldown({
    input: join(DIST, program),
    platform: 'node',
    logLevel: 'warn',
    external: (id) => /^(?:node:|@?[a-z])/u.test(id),
    treeshake: { moduleSideEffects: (id, external) => external || !id.startsWith(LIBS) }, // loading a library does nothing
    plugins: [
      {
        name: 'modules-stay-where-they-were',
        transform(code, id) {
          if (!code.includes('import.meta.url')) return null;
          const home = `new URL(${JSON.stringify(relative(folder, id).split(sep).join('/'))}, import.meta.url).href`;
          return code.replaceAll('import.meta.url', home);
        },
      },
    ],
  });
  const { output } = await bundle.generate({
    format: 'esm',
    entryFileNames: basename(program),
    chunkFileNames: 'part-[hash].js',
    keepNames: true,
  });
  await bundle.close();
  return output.filter(({ type }) => type === 'chunk').sort((a, b) => Number(a.isEntry) - Number(b.isEntry));
}

async function replace(path, content) {
  const draft = `${path}.${process.pid}.new`;
  await writeFile(draft, content);
  await rename(draft, path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const written = [];
    for (const program of PROGRAMS) {
      for (const { fileName, code } of await joined(program)) {
        const path = join(DIST, dirname(program), fileName);
        await replace(path, code);
        written.push(path);
      }
    }
    process.stdout.write(JSON.stringify(written));
    return 0;
  });
}
