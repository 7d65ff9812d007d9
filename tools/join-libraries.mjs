/**
 * Joins the modules of a library into one file for specs that use the library and do not test it (ADR 0047): Jest links every
 * module again for each spec file, and a barrel is hundreds of them. Run by Jest before a project's first spec; writes only
 * what changed, so that workers of another run never read half a file. Source maps keep the lines of the sources in stacks.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformFile } from '@swc/core';
import { rolldown } from 'rolldown';
import { ROOT } from './workspace.mjs';

/** Where the joined libraries stand, by the name under which they are imported. */
export const JOINED = join(ROOT, 'node_modules', '.cache', 'joined-libraries');
export const LIBRARIES = ['domain', 'application'];
/** What is never joined: packages, modules of Node, other libraries. */
const KEPT_APART = /^(?:node:|#libs\/|@?[a-z])/u;
/** Packages and modules of Node alone. */
export const EXTERNAL = /^(?:node:|@?[a-z])/u;

/** A module as the build compiles it, with its source map. */
export const compiled = (id) => transformFile(id, { cwd: ROOT, root: ROOT, configFile: join(ROOT, '.swcrc'), swcrc: false });

export default async function joinLibraries() {
  mkdirSync(JOINED, { recursive: true });
  await Promise.all(LIBRARIES.map(joinLibrary));
}

async function joinLibrary(name) {
  const bundle = await rolldown({
    input: join(ROOT, 'libs', name, 'src', 'index.ts'),
    platform: 'node',
    logLevel: 'warn',
    external: (id) => KEPT_APART.test(id),
    treeshake: false,
    plugins: [{ name: 'as-the-build-compiles', load: compiled }],
  });
  const { output } = await bundle.generate({ format: 'esm', sourcemap: true, keepNames: true, codeSplitting: false, entryFileNames: `${name}.mjs` });
  await bundle.close();
  for (const { fileName, code, source } of output) replace(join(JOINED, fileName), code ?? source);
}

function replace(path, content) {
  if (textOf(path) === content) return;
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
