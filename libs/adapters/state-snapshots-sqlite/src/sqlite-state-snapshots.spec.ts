import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSnapshotFile, SNAPSHOT_FILE_NAME, SqliteProcessCheckpoints, SqliteStateSnapshots } from './index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapshots '));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the file of folded states', () => {
  it('gives back the newest state of a stream, also after it was closed', () => {
    const first = new SqliteStateSnapshots(openSnapshotFile(folder));
    expect(first.load('assignment-1', 1)).toBeNull();
    first.save('assignment-1', 1, 199, '{"a":1}');
    first.save('assignment-1', 1, 399, '{"a":"đã"}');
    first.close();
    const second = new SqliteStateSnapshots(openSnapshotFile(folder));
    expect(second.load('assignment-1', 1)).toEqual({ revision: 399, state: '{"a":"đã"}' });
    second.close();
  });

  it('ignores a state folded by other code', () => {
    const snapshots = new SqliteStateSnapshots(openSnapshotFile(folder));
    snapshots.save('assignment-1', 1, 199, '{}');
    expect(snapshots.load('assignment-1', 2)).toBeNull();
    snapshots.close();
  });

  it('keeps the checkpoint of each runner', () => {
    const file = openSnapshotFile(folder);
    const checkpoints = new SqliteProcessCheckpoints(file);
    expect(checkpoints.load('cascade')).toBeNull();
    checkpoints.save('cascade', '0000000000000007');
    checkpoints.save('cascade', '0000000000000009');
    checkpoints.save('other', '');
    expect([checkpoints.load('cascade'), checkpoints.load('other')]).toEqual(['0000000000000009', '']);
    file.close();
  });

  it('starts anew over a file that is damaged or of another layout', () => {
    writeFileSync(join(folder, SNAPSHOT_FILE_NAME), 'no database at all, but long enough to look like one'.repeat(50));
    const file = openSnapshotFile(folder);
    expect(new SqliteStateSnapshots(file).load('a', 1)).toBeNull();
    file.exec('PRAGMA user_version = 99');
    file.close();
    const again = openSnapshotFile(folder);
    expect(again.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
    again.close();
  });
});
