import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AlarmBook } from './alarm-book.js';

let folder = '';
let said: string[] = [];
const book = (): AlarmBook => new AlarmBook(folder, (line) => said.push(line));
const alarm = (kind: 'foreign-event' | 'stream-destroyed' | 'stream-limited', streamId: string) => ({ kind, streamId, position: '1', detail: '$maxCount' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cảnh báo-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('alarms of a log', () => {
  it('are said in both languages and kept, once for each stream and kind, over restarts', () => {
    book().enter(alarm('stream-limited', 'tinh.a'));
    const again = book();
    again.enter(alarm('stream-limited', 'tinh.a'));
    again.enter(alarm('stream-destroyed', 'tinh.b'));
    expect(said.map((line) => line.split(': ').slice(-1)[0])).toEqual(['tinh.a ($maxCount)', 'tinh.b ($maxCount)']);
    expect(said[0]).toMatch(/CẢNH BÁO.*ALARM/);
    expect(book().suspects).toEqual(['tinh.a', 'tinh.b']);
  });

  it('make no suspect of a stream that a stranger wrote into, and survive a line that was cut off', () => {
    book().enter(alarm('foreign-event', 'tinh.c'));
    appendFileSync(join(folder, 'log-alarms.jsonl'), '{"kind":"stream-li');
    expect(book().suspects).toEqual([]);
    expect(said).toHaveLength(1);
  });
});
