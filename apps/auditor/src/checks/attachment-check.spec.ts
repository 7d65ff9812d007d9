import { describe, expect, it } from '@jest/globals';
import type { LogEntry } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import { AttachmentCheck } from './attachment-check.js';
import { Findings } from './findings.js';

const [HELD, GONE] = ['a'.repeat(64), 'b'.repeat(64)];
const copyWith = (...paths: readonly string[]): Copy => ({ read: (path) => (paths.includes(path) ? new Uint8Array() : null), list: () => paths, place: null, close: () => undefined });
const naming = (...files: readonly unknown[]): string => JSON.stringify({ type: 'files-attached', data: { files: files.map((sha256) => ({ sha256 })) } });

function found(copy: Copy, type: string, text: string | null): readonly unknown[] {
  const findings = new Findings();
  new AttachmentCheck(copy, findings).take({ entry: { index: 7, stream: 'assignment-x', type } as LogEntry, content: text === null ? null : Buffer.from(text) });
  return findings.kept().map(({ code, event, stream, field, file }) => [code, event, stream, field, file]);
}

describe('the files that events name', () => {
  const archive = copyWith('archive.json', `files/${HELD}`);

  it('are those that the archive holds, or it is said which event misses which', () => {
    expect(found(archive, 'files-attached', naming(HELD))).toEqual([]);
    const missing = [['file-missing', 7, 'assignment-x', 'data.files.1', `files/${GONE}`]];
    expect(found(archive, 'files-attached', naming(HELD, GONE))).toEqual(missing);
    expect(found(archive, 'inspection-files-attached', naming(HELD, GONE))).toEqual(missing);
  });

  it('are no matter of other events, of unreadable ones, and of copies that hold tiles only', () => {
    expect([found(archive, 'progress-reported', naming(GONE)), found(archive, 'files-attached', null), found(archive, 'files-attached', '{'), found(archive, 'files-attached', '{}')]).toEqual([[], [], [], []]);
    expect(found(copyWith(`files/${HELD}`), 'files-attached', naming(GONE))).toEqual([]);
  });

  it('may have any name: it is said, and nothing fails', () => {
    expect(found(archive, 'files-attached', naming('../../etc/passwd', 5))).toEqual([
      ['file-missing', 7, 'assignment-x', 'data.files.0', 'files/../../etc/passwd'],
      ['file-missing', 7, 'assignment-x', 'data.files.1', 'files/5'],
    ]);
  });
});
