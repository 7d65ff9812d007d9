import { describe, expect, it } from '@jest/globals';
import { assignmentId, bodyId, type AttachedFile } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { appendPast, pastAct } from '#libs/testing';
import { filesOfLog, type NamedFile } from './files-of-log.js';

const file = (digit: string, name: string): AttachedFile => ({ sha256: digit.repeat(64), name, size: 5, type: 'text/plain' });
const streamOf = (id: string): string => `assignment-${assignmentId(id)}`;

describe('the files that a log names', () => {
  it('come each once, where it is first named, up to the event that is asked for', async () => {
    const log = new MemoryEventLog();
    const act = pastAct(Date.parse('2026-11-29T02:00:00Z'), bodyId('ban-tuyen-giao'));
    const noted = { type: 'AssignmentClosed', data: { note: 'files-attached' } } as const;
    const attached = (...files: readonly AttachedFile[]) => ({ type: 'FilesAttached', data: { files } }) as const;
    await appendPast(log, [
      { stream: streamOf('x'), event: noted, act },
      { stream: streamOf('x'), event: attached(file('a', 'a.txt'), file('b', 'b.txt')), act },
      { stream: streamOf('y'), event: attached(file('a', 'other name.txt'), file('c', 'c.txt')), act },
    ]);
    const found = async (events?: number): Promise<readonly string[]> => {
      const names: string[] = [];
      for await (const { event, stream, name } of filesOfLog(log, events) as AsyncIterable<NamedFile>) names.push(`${event} ${stream} ${name}`);
      return names;
    };
    expect(await found()).toEqual(['2 assignment-x a.txt', '2 assignment-x b.txt', '3 assignment-y c.txt']);
    expect([await found(2), await found(1)]).toEqual([['2 assignment-x a.txt', '2 assignment-x b.txt'], []]);
  });
});
