import { readdir, readFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = process.cwd();
const BANNED = new Set(['common', 'shared', 'utils', 'util', 'helpers', 'types', 'interfaces', 'misc', 'lib']);
const LONGEST_FILE = 300;
/** Written by a program, and read by nobody. */
const GENERATED = new Set(['schema.d.ts', 'longest-texts.ts'].map((file) => join('apps', 'web', 'src', 'api', file)));

async function sources(): Promise<string[]> {
  const found: string[] = [];
  for (const top of ['apps', 'libs', 'test', 'tools']) {
    for (const entry of await readdir(join(root, top), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name)) found.push(join(entry.parentPath, entry.name).slice(root.length + 1));
    }
  }
  return found;
}

/** Lines of a file, the way `wc -l` counts them. */
const lineCount = (text: string): number => text.split('\n').length - 1;

function faultsOf(path: string, lines: number): string[] {
  const faults: string[] = [];
  const parts = path.split(sep);
  if (parts.some((part) => BANNED.has(basename(part).replace(/\.(ts|tsx|mjs)$/, '')))) faults.push('a dumping ground by its name');
  if (!/^[a-z0-9.-]+$/.test(basename(path))) faults.push('not kebab-case');
  if (lines > LONGEST_FILE) faults.push(`longer than ${LONGEST_FILE} lines`);
  return faults;
}

describe('the layout', () => {
  it('has no dumping grounds, no odd names and no long files', async () => {
    const offenders: string[] = [];
    for (const path of await sources()) {
      if (GENERATED.has(path)) continue;
      const faults = faultsOf(path, lineCount(await readFile(join(root, path), 'utf8')));
      if (faults.length > 0) offenders.push(`${path}: ${faults.join(', ')}`);
    }
    expect(offenders).toEqual([]);
  });

  it('would notice each of them', () => {
    expect(faultsOf(join('libs', 'domain', 'utils', 'x.ts'), 10)).toEqual(['a dumping ground by its name']);
    expect(faultsOf(join('libs', 'domain', 'helpers.ts'), 10)).toEqual(['a dumping ground by its name']);
    expect(faultsOf(join('libs', 'domain', 'BigThing.ts'), 10)).toEqual(['not kebab-case']);
    expect(faultsOf(join('libs', 'domain', 'x.ts'), 301)).toEqual(['longer than 300 lines']);
  });
});
