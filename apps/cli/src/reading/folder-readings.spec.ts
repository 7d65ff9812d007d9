import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FourBoxesQuestion, UrgingsQuestion } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import { SeededIds } from '#libs/adapters/ids-node';
import { endOfDay, localDate } from '#libs/domain';
import { playDemo, SimulatedClock } from '#libs/sample';
import { openLocalEngine } from '../engine/local-engine.js';
import { FoldedLog } from '../replaying/folded-log.js';
import { askedAt, everyPage, readFolder, told } from './folder-readings.js';
import { supervisionTally } from './supervision-tally.js';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'dondoc readings '));
const UNTIL = localDate('2025-02-10');
const momentOf = (day: string): number => endOfDay(localDate(day)) - 1;

function foldedAt(at: number): FoldedLog {
  const folded = new FoldedLog();
  for (const logged of iterateEvents(folder)) if (!folded.take(logged, at)) break;
  return folded;
}

beforeAll(async () => {
  const clock = new SimulatedClock(new SystemClock());
  const ids = new SeededIds('readings');
  const engine = openLocalEngine(folder, clock, ids);
  await playDemo({ ...engine, accounts: { saveAccounts: () => undefined }, clock, ids, passwordHash: '', seed: 7, until: UNTIL });
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the command line reads from a folder', () => {
  it('agrees with the replay of the log on any day, also after duties were handed over', async () => {
    const days = ['2021-11-20', '2022-03-10', '2022-12-31', '2023-08-01', '2025-01-02', '2025-02-04'];
    const read = await readFolder(folder, async (readings) => {
      const totals = [];
      for (const day of days) totals.push((await told(readings.fourBoxes(new FourBoxesQuestion(askedAt(momentOf(day)), 'current', { body: null, directiveId: null })))).total);
      return totals;
    });
    expect(read).toEqual(days.map((day) => ({ ...foldedAt(momentOf(day)).boxes(momentOf(day)), lateEntries: 0 })));
  });

  it('is one page after the other', async () => {
    const asked = askedAt(momentOf(UNTIL));
    const narrow = { issuer: null, addressee: null, directiveId: null, grade: null };
    const [pieces, whole] = await readFolder(folder, (readings) =>
      Promise.all([1, 200].map((limit) => everyPage((page) => readings.urgings.list(new UrgingsQuestion(asked, narrow, { ...page, limit })), ({ urgings }) => urgings))),
    );
    expect(pieces).toEqual(whole);
    expect(whole?.length).toBeGreaterThan(1);
  });

  it('finds every duty of an ended body handed over', async () => {
    const at = momentOf(UNTIL);
    const tally = await readFolder(folder, (readings) => supervisionTally(readings, askedAt(at), foldedAt(at), at));
    expect([tally.handedOver.k > 0, tally.handedOver.k]).toEqual([true, tally.handedOver.n]);
  });

  it('leaves the folder as it is', async () => {
    await readFolder(folder, () => Promise.resolve());
    expect(readdirSync(folder).filter((name) => name.includes('read-models'))).toEqual([]);
  });
});
