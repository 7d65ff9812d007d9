import type { Dictionary } from './vi.js';

/** Words of an agency's day, in English. */
export const agency: Pick<Dictionary, 'files'> = {
  files: {
    title: 'Files',
    drop: 'Drop files here, or',
    choose: 'Choose files…',
    kinds: 'PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, pictures, plain text, CSV; at most 25 MB each, at most 20 files.',
    list: 'Files to go with it',
    sending: (percent) => `uploading ${percent} %`,
    queued: 'waiting for its turn',
    scanning: 'waiting for the virus scan',
    ready: 'uploaded',
    again: 'Upload again',
    remove: (name) => `Remove file ${name}`,
    removeShort: 'Remove',
    sameName: 'There is a file of this name already. Rename it and choose it again.',
    tooLarge: 'The file is larger than 25 MB. Split it, or shrink the pictures inside, and choose it again.',
    tooMany: 'At most 20 files go with one act.',
    empty: 'The file has no content.',
    notReady: 'Some file is still being uploaded or was refused: wait, or remove it.',
    size: (kilobytes) => `${kilobytes} KB`,
    none: 'No files yet.',
    name: 'File',
    bytes: 'Size',
    from: 'From',
    at: 'At',
  },
};
