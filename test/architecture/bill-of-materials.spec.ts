import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}
interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly Component[];
}
interface LockEntry {
  readonly version: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
}

const isForDevelopment = ({ properties }: Component): boolean => properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

let bill: Bill;

/** `npm run sbom`: everything in the lock file, with a mark on what only builds and tests. (`--omit=dev` would leave out what both need.) */
beforeAll(async () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };
  const [command = '', ...words] = (scripts['sbom'] ?? '').split(' ');
  const { stdout } = await promisify(execFile)(command, words, { maxBuffer: 64 * 1024 * 1024 });
  bill = JSON.parse(stdout) as Bill;
}, 60_000);

describe('the bill of materials', () => {
  it('is CycloneDX, and names every package that the program runs with, in the version of the lock file', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, LockEntry>> };
    const wanted = Object.entries(packages).flatMap(([path, { version, dev, optional, devOptional, peer }]) => (path === '' || [dev, optional, devOptional, peer].includes(true) ? [] : [`${path.replace(/^.*node_modules\//, '')}@${version}`]));
    const named = new Set(bill.components.filter((component) => !isForDevelopment(component)).map(({ name, version }) => `${name}@${version}`));
    expect([bill.bomFormat, wanted.length > 50, wanted.filter((each) => !named.has(each))]).toEqual(['CycloneDX', true, []]);
    expect(['fastify', 'yauzl', 'file-type', '@nestjs/core'].filter((name) => !bill.components.some((component) => component.name === name))).toEqual([]);
  });

  it('marks what only builds or tests it', () => {
    const tools = bill.components.filter(({ name }) => ['jest', 'oxlint', '@types/yauzl', 'fast-check', 'vite'].includes(name));
    expect([tools.length, tools.filter((tool) => !isForDevelopment(tool)).map(({ name }) => name)]).toEqual([5, []]);
  });

  it('has a package address for each, and a hash for those that come from a registry', () => {
    expect(bill.components.filter(({ purl }) => !purl.startsWith('pkg:npm/')).map(({ name }) => name)).toEqual([]);
    expect(bill.components.filter(({ hashes }) => hashes?.[0]?.alg !== 'SHA-512').map(({ name }) => name)).toEqual([]);
  });
});
