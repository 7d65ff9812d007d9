import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Entry = Readonly<Partial<Record<'dependencies' | 'optionalDependencies', Readonly<Record<string, string>>>>>;
type Packages = Readonly<Record<string, Entry>>;

/** Names that a package asks for and that are in none of the folders where Node would look; `npm ci` refuses such a lock file. */
function unlocked(packages: Packages): readonly string[] {
  return Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => {
      for (let folder = path; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/u, '')) {
        if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return [];
        if (folder === '') return [`${path} → ${name}`];
      }
    }),
  );
}

describe('the lock file', () => {
  it('holds every package that another one asks for, so that the images can be built', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Packages };
    expect(Object.keys(packages).length).toBeGreaterThan(500);
    expect(unlocked(packages)).toEqual([]);
  });

  it('would be found wanting', () => {
    const packages = { '': { dependencies: { a: '1' } }, 'node_modules/a': { optionalDependencies: { b: '1', c: '1' } }, 'node_modules/a/node_modules/b': { dependencies: { a: '1' } } };
    expect(unlocked(packages)).toEqual(['node_modules/a → c']);
  });
});
