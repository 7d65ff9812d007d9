import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration/configuration.error.js';
import { dataFolders } from './data-folders.js';
import { claimForLog, LOG_ID_FILE, logOnServers } from './log-of-data-folder.js';
import { takeSnapshot } from './take-snapshot.js';

let home: string;
let copy: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'snapshot '));
  copy = join(home, 'copy');
  mkdirSync(copy);
  writeFileSync(join(copy, LOG_ID_FILE), 'log-1\n');
  writeFileSync(join(copy, 'board.v1.g1.db'), 'as it was');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('read models to begin with', () => {
  it('are taken into a new data folder, which belongs to their log from then on', () => {
    const folders = dataFolders(join(home, 'new'));
    takeSnapshot(folders, copy);
    expect([readdirSync(folders.readModels), readFileSync(join(folders.readModels, 'board.v1.g1.db'), 'utf8'), logOnServers(folders)]).toEqual([['board.v1.g1.db'], 'as it was', 'log-1']);
  });

  it('are left alone where there are some, and where none are named', () => {
    const folders = dataFolders(join(home, 'old'));
    mkdirSync(folders.readModels, { recursive: true });
    writeFileSync(join(folders.readModels, 'board.v1.g7.db'), 'further');
    takeSnapshot(folders, copy);
    expect(readdirSync(folders.readModels)).toEqual(['board.v1.g7.db']);
    takeSnapshot(dataFolders(join(home, 'none')), null);
    expect(existsSync(join(home, 'none'))).toBe(false);
  });

  it('are refused when they are none, or of another log than the folder', () => {
    expect(() => takeSnapshot(dataFolders(join(home, 'new')), home)).toThrow(ConfigurationError);
    const folders = dataFolders(join(home, 'other'));
    claimForLog(folders, 'log-2');
    expect(() => takeSnapshot(folders, copy)).toThrow(expect.objectContaining({ code: 'log-other-installation' }));
    expect(existsSync(folders.readModels)).toBe(false);
  });
});
