import { describe, expect, it } from '@jest/globals';
import { attachedFiles, askedAgain, fileNameOf, MOST_FILES, type FileAsked } from './index.js';

const hashOf = (digit: string): string => digit.repeat(64);
const PDF = { size: 1200, type: 'application/pdf' };
const asked = (name: string, stands: FileAsked['stands'] = PDF, digit = 'a'): FileAsked => ({ sha256: hashOf(digit), name, stands });
const tagOf = (...files: readonly FileAsked[]): string => {
  const outcome = attachedFiles(files);
  return outcome.ok ? 'attached' : outcome.rejection.tag;
};

describe('the files of an act', () => {
  it('are recorded by hash, composed name, size and type, and can be asked for again', () => {
    const files = [asked(' Báo cáo.PDF '), asked('Phụ lục 1.csv', { size: 7, type: 'text/plain' }, 'b')];
    const outcome = attachedFiles(files);
    expect(outcome).toEqual({
      ok: true,
      files: [
        { sha256: hashOf('a'), name: 'Báo cáo.PDF', size: 1200, type: 'application/pdf' },
        { sha256: hashOf('b'), name: 'Phụ lục 1.csv', size: 7, type: 'text/plain' },
      ],
    });
    expect(outcome.ok && attachedFiles(askedAgain(outcome.files))).toEqual(outcome);
  });

  it('are twenty at most, each once, under names that differ', () => {
    const many = Array.from({ length: MOST_FILES + 1 }, (_, each) => ({ ...asked(`${each}.pdf`), sha256: each.toString(16).padStart(64, '0') }));
    expect([tagOf(...many), tagOf(...many.slice(1))]).toEqual(['too-many-files', 'attached']);
    expect(tagOf(asked('a.pdf'), asked('b.pdf'))).toBe('file-named-twice');
    expect(tagOf(asked('a.pdf'), asked('A.PDF', PDF, 'b'))).toBe('file-named-twice');
  });

  it('were uploaded by whoever acts, and are out of quarantine', () => {
    expect([tagOf(asked('a.pdf', 'unknown')), tagOf(asked('a.pdf', 'quarantined'))]).toEqual(['file-not-uploaded', 'file-quarantined']);
  });

  it.each(['a.exe', 'a.pdf.exe', 'a', 'pdf', 'a.docx', 'a.pdf '.repeat(1).concat('x'), 'a.html', 'a.svg'])('end as their content says, which %j does not', (name) => {
    expect(tagOf(asked(name))).toBe('file-name-misleads');
  });
});

describe('a name', () => {
  it.each([
    '', ' ', '.', '..', '.pdf', 'a.pdf.', '../a.pdf', '..\\a.pdf', '/etc/passwd', 'C:\\a.pdf', 'a/b.pdf', 'a\0.pdf', 'a.pdf\0.exe', 'a\n.pdf', 'a\u007f.pdf', 'hồ sơ\u202efdp.exe', 'a\u2066b.pdf', 'a\u200bb.pdf',
    'a\u200e.pdf', 'a\ufeffb.pdf', 'nul.pdf', 'CON', 'com1.pdf', 'a*.pdf', 'a?.pdf', 'a".pdf', '<a>.pdf', 'a|b.pdf', 'a:b.pdf', 'a\ud800.pdf', 'x'.repeat(201),
  ])('is none: %j', (name) => {
    expect(fileNameOf(name)).toBeNull();
  }); // prettier-ignore

  it.each([
    ['Báo cáo số 12-BC.docx', 'Báo cáo số 12-BC.docx'],
    ['Báo cáo'.normalize('NFD'), 'Báo cáo'],
    ['  a b.pdf  ', 'a b.pdf'],
    ['console.pdf', 'console.pdf'],
    ['v1.2 (cuối).pdf', 'v1.2 (cuối).pdf'],
  ])('is stored composed: %j', (given, stored) => {
    expect(fileNameOf(given)).toBe(stored);
  });
});
