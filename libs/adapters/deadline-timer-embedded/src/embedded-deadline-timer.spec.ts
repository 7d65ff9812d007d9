import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { deadlineTimerContract, ManualClock } from '#libs/testing';
import { openEmbeddedDeadlineTimer, TIMER_FILE_NAME } from './index.js';

const NOW = Date.parse('2021-11-15T01:00:00Z');
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'deadline-timer-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

deadlineTimerContract('embedded', () => {
  const folder = newFolder();
  return { open: (clock) => openEmbeddedDeadlineTimer({ folder, clock, pollMs: 2, retryMs: 2, batch: 100 }), remove: () => rmSync(folder, { recursive: true, force: true }) };
});

describe('the file of the embedded deadline timer', () => {
  it('is begun anew when it is damaged or of another kind: the log knows every deadline', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, TIMER_FILE_NAME), 'no database at all, but long enough to look like one to somebody'.repeat(100));
    const timer = openEmbeddedDeadlineTimer({ folder, clock: new ManualClock(NOW) });
    await timer.schedule('a', NOW);
    expect(await timer.pending()).toBe(1);
    await timer.close();
  });

  it('is written once for all calls of a turn', async () => {
    const timer = openEmbeddedDeadlineTimer({ folder: newFolder(), clock: new ManualClock(NOW) });
    const [first, second] = [timer.schedule('a', NOW), timer.schedule('b', NOW)];
    await Promise.all([first, second]);
    expect(await timer.pending()).toBe(2);
    await timer.close();
  });
});
