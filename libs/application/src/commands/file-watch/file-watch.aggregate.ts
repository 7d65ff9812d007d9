import { fileWatchDecider, type FileWatchCommand, type FileWatchEvent, type FileWatchState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

export const fileWatchStream = (sha256: string): string => `file-${sha256}`;

export const FILE_WATCH: Aggregate<FileWatchCommand, FileWatchState, FileWatchEvent> = {
  decider: fileWatchDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as FileWatchState,
  settled: ({ condition }) => condition === 'whole',
};
