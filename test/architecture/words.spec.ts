import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const FOLDER = join(process.cwd(), 'apps', 'web', 'src', 'language');
const PLANTED = join(FOLDER, 'planted.ts');
const OPTIONS: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.es2022.d.ts'], types: [] };

/** What the compiler says of a language that stands beside the others, by code. */
function faultsOf(text: string): readonly number[] {
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === PLANTED || fileExists(file);
  host.readFile = (file) => (file === PLANTED ? text : readFile(file));
  host.getSourceFile = (file, ...rest) => (file === PLANTED ? ts.createSourceFile(file, text, OPTIONS.target as ts.ScriptTarget) : getSourceFile(file, ...rest));
  return ts.getPreEmitDiagnostics(ts.createProgram([PLANTED], OPTIONS, host)).map(({ code }) => code);
}

const language = (errors: string): string => `import { en } from './en.js';\nimport type { Dictionary } from './vi.js';\nconst { retry: _left, ...rest } = en.errors;\nexport const planted: Dictionary = { ...en, errors: ${errors} };\n`;

/** Property missing in type; types differ. */
const [MISSING, DIFFERS] = [2741, 2322];

describe('the words of the web application', () => {
  it('are no valid program when a language lacks one, or says it with other parameters', () => {
    expect([faultsOf(language('rest')), faultsOf(language('{ ...rest, retry: 1 }')), faultsOf(language(`{ ...rest, retry: 'x' }`))]).toEqual([[MISSING], [DIFFERS], []]);
  });
});
