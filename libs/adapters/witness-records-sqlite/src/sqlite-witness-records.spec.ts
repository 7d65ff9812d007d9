import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { witnessRecordsContract } from '#libs/testing';
import { openSqliteWitnessRecords } from './sqlite-witness-records.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'witness records-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

witnessRecordsContract('sqlite', () => {
  const place = mkdtempSync(join(tmpdir(), 'witness records-'));
  return { open: () => openSqliteWitnessRecords(join(place, 'made')), dispose: () => rmSync(place, { recursive: true }) };
});

describe('the file of a witness', () => {
  it('is for one program at a time', () => {
    const records = openSqliteWitnessRecords(folder);
    expect(() => openSqliteWitnessRecords(folder)).toThrow(expect.objectContaining({ code: 'witness-in-use' }));
    records.close();
    openSqliteWitnessRecords(folder).close();
  });

  it('is refused when it is something else', () => {
    writeFileSync(join(folder, 'witness.sqlite'), 'no database at all, and long enough to be looked at as one');
    expect(() => openSqliteWitnessRecords(folder)).toThrow(expect.objectContaining({ code: 'witness-records-unusable' }));
    rmSync(join(folder, 'witness.sqlite'));
    const other = new DatabaseSync(join(folder, 'witness.sqlite'));
    other.exec('CREATE TABLE something(a)');
    other.close();
    expect(() => openSqliteWitnessRecords(folder)).toThrow(expect.objectContaining({ code: 'witness-records-unusable' }));
  });
});
