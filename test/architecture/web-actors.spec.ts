import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { actors as en } from '../../apps/web/src/language/en-actors.js';
import { actors as vi } from '../../apps/web/src/language/vi-actors.js';
import { actorWords } from '../../apps/web/src/wording/actors.js';
import { PROCESSES } from '#libs/application';
import { REMIND_OF_DEADLINE, REMIND_OF_REPORTS } from '#libs/domain';

const CONSTANTS: Readonly<Record<string, string>> = { REMIND_OF_DEADLINE, REMIND_OF_REPORTS };
const sources = ['libs', 'apps'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !/node_modules|^testing/u.test(file)).map((file) => readFileSync(join(folder, file), 'utf8')));
const found = (pattern: RegExp): readonly string[] => sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));

describe('who acts without being a person', () => {
  it('is told in words of both languages, every process of the program and nothing else', () => {
    // Besides the processes: what acts by itself at a time or at a start.
    const byTime = found(/\$\{PROCESS_ACTOR\}([a-z-]+|\$\{\w+\})`/gu).map((name) => (name.startsWith('$') ? (CONSTANTS[name.slice(2, -1)] ?? '') : name)).filter((name) => name !== '');
    const names = [...new Set([...PROCESSES.map(({ process }) => process.name), 'recheck-confirmations', ...byTime])].toSorted();
    expect(byTime.length).toBeGreaterThan(4);
    expect([Object.keys(vi.actors.programs).toSorted(), Object.keys(en.actors.programs).toSorted()]).toEqual([names, names]);
  });

  it('is told so of operators and of whoever is not signed in', () => {
    const others = [...new Set(found(/actorId\('([a-z:-]+)'\)/gu))].toSorted();
    expect(Object.keys(vi.actors.others).toSorted()).toEqual(others);
  });

  it.each([
    ['process:fan-out-issued-directive', 'hệ thống, tự động giao nhiệm vụ khi ban hành'],
    ['process:from-a-later-version', 'hệ thống, tự động from-a-later-version'],
    ['cli:local', 'người vận hành máy chủ, bằng dòng lệnh'],
    ['nguoi-7', 'nguoi-7'],
    ['constructor', 'constructor'],
  ])('%s', (actor, words) => {
    expect(actorWords(vi, actor)).toBe(words);
  });
});
