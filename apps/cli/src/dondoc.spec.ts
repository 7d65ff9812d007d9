import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { COMMANDS, dondoc } from './dondoc.js';

describe('the table of commands and logs', () => {
  it('in the operating guide names each of them once', () => {
    const rows = readFileSync('docs/guides/operating.md', 'utf8').split('## Command line')[1]?.split('\n').filter((line) => line.startsWith('| `')) ?? [];
    const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/gu)].flatMap(([, name = '']) => (name.startsWith('--') ? [] : [name])));
    expect(named.toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
  });
});

describe('every command of dondoc', () => {
  const said = { stdout: '', stderr: '' };
  beforeEach(() => {
    for (const stream of ['stdout', 'stderr'] as const) {
      said[stream] = '';
      jest.spyOn(process[stream], 'write').mockImplementation((text) => ((said[stream] += String(text)), true));
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each(Object.keys(COMMANDS))('%s explains itself, and refuses an unknown option with exit code 2', async (name) => {
    const command = await (COMMANDS[name] as NonNullable<(typeof COMMANDS)[string]>)();
    expect([command.name, command.help.includes(`dondoc ${name}`), command.summary.vi === command.summary.en]).toEqual([name, true, false]);
    if (name === 'bench') return; // the benchmarks read their options in a process of their own
    expect([await dondoc([name, '--help']), said.stderr, said.stdout.includes(command.help)]).toEqual([0, '', true]);
    expect([await dondoc([name, '--no-such-option']), said.stderr.includes(command.help)]).toEqual([2, true]);
  });
});
