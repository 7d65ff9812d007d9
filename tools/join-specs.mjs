/**
 * Joins spec files into parts for `npm run check` (ADR 0121): about a dozen specs share the modules of one Jest file, which
 * would otherwise be loaded again for each spec. Each spec stands in a `describe` named by its path, so that its hooks stay its
 * own and a failure says where it is; source maps keep the lines.
 */
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { compiled, EXTERNAL } from './join-libraries.mjs';
import { ROOT } from './workspace.mjs';

/** Where the parts stand; not in `node_modules`, where Jest looks for no tests. */
export const PARTS = join(ROOT, '.cache', 'joined-specs');
const SPECS_A_PART = 12;

const SPECS = ['libs/**/*.spec.ts', 'apps/**/*.spec.ts', 'test/{golden,architecture}/**/*.spec.ts'];

/** Specs are joined with those that use the same rooms. */
const KINDS = [
  ['domain', /^libs\/domain\//u],
  ['application', /^libs\/(?:application|testing)\//u],
  ['adapters', /^libs\//u],
  ['apps', /^apps\//u],
  ['whole', /^/u],
];
const kindOf = (path) => KINDS.find(([, pattern]) => pattern.test(path))[0];

const PART = 'part:';
const isSpec = (id) => id.endsWith('.spec.ts');

/** The parts of a run by name, each with the paths of its specs. Every n-th, so that the slow ones of a folder are spread. */
function parts() {
  const all = globSync(SPECS, { cwd: ROOT, exclude: ['**/node_modules/**'] }).toSorted();
  return Object.fromEntries(
    Object.entries(Object.groupBy(all, kindOf)).flatMap(([kind, specs]) => {
      const count = Math.ceil(specs.length / SPECS_A_PART);
      return Array.from({ length: count }, (_, part) => [`${kind}-${part + 1}`, specs.filter((__, place) => place % count === part)]);
    }),
  );
}

/** A room of its own for each library, adapter and program, shared by the parts; what specs of the domain use loads no application. */
function roomOf(id) {
  if (isSpec(id) || id.startsWith(PART)) return null;
  const path = relative(ROOT, id);
  if (/^libs\/testing\/src\/(?:domain\.ts|specs\/|specimens\/)/u.test(path)) return 'testing-domain';
  return /^(?:libs\/adapters|libs|apps|test)\/[^/]+/u.exec(path)?.[0].replaceAll('/', '-') ?? null;
}

/** Writes the parts anew, each with the modules that its specs use. */
export async function joinSpecs() {
  const all = parts();
  const bundle = await rolldown({
    input: Object.fromEntries(Object.keys(all).map((name) => [name, `${PART}${name}`])),
    platform: 'node',
    logLevel: 'silent',
    external: (id) => !id.startsWith(PART) && EXTERNAL.test(id),
    resolve: { conditionNames: ['source', 'node'], extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
    treeshake: false,
    preserveEntrySignatures: false,
    plugins: [
      {
        name: 'parts',
        resolveId: (id) => (id.startsWith(PART) ? id : null),
        load: (id) => (id.startsWith(PART) ? all[id.slice(PART.length)].map((path) => `import ${JSON.stringify(join(ROOT, path))};`).join('\n') : null),
      },
      {
        name: 'as-the-build-compiles',
        async load(id) {
          if (!/\.tsx?$/u.test(id)) return null;
          const { code, map } = await compiled(id);
          return { code: isSpec(id) ? described(relative(ROOT, id), code, id) : placed(code, id), map, moduleType: 'js' };
        },
      },
    ],
  });
  const { output } = await bundle.generate({
    format: 'esm',
    sourcemap: true,
    keepNames: true,
    entryFileNames: '[name].spec.mjs',
    chunkFileNames: 'rooms/[name].mjs',
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'rooms', name: roomOf }] },
  });
  await bundle.close();
  rmSync(PARTS, { recursive: true, force: true });
  for (const { fileName, code, source } of output) {
    mkdirSync(dirname(join(PARTS, fileName)), { recursive: true });
    writeFileSync(join(PARTS, fileName), code ?? source);
  }
}

/** What a module asks about its own place, answered as if it stood where it was written. */
const placed = (code, id) =>
  code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)).replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));

/** A compiled spec with everything but its imports inside a `describe`. No line moves, so that the source map stays true. */
function described(path, compiledCode, id) {
  let code = compiledCode;
  let imports = '';
  for (const { type, start, end } of parseAst(compiledCode).body) {
    if (type !== 'ImportDeclaration') continue;
    const text = compiledCode.slice(start, end);
    imports += `${text.replaceAll('\n', ' ')} `;
    code = code.slice(0, start) + text.replaceAll(/[^\n]/gu, ' ') + code.slice(end);
  }
  return `${imports}describe(${JSON.stringify(path)}, () => {${placed(code, id)}\n});`;
}
