import { FILE_TYPES, type AttachedFileRow, type AttachedFilesAnswer } from '#libs/application';
import type { FileView } from '../files/file-view.js';
import { MOMENT } from './duty-schemas.js';
import { listOf, named, oneOfWords, orNull, record, text, whole, type Schema } from './schema-words.js';

/** What is answered about files. */
export const FILE_SCHEMAS: Readonly<Record<string, Schema>> = {
  FileView: record<FileView>({ sha256: text, size: whole, type: oneOfWords(FILE_TYPES), place: oneOfWords(['kept', 'quarantined']) }),
  AttachedFile: record<AttachedFileRow>({ sha256: text, name: text, size: whole, type: oneOfWords(FILE_TYPES), revision: whole, index: whole, at: { type: 'string', format: 'date-time' }, body: text, partOf: orNull(text) }),
  AttachedFilesAnswer: record<AttachedFilesAnswer>({ moment: MOMENT, files: listOf(named('AttachedFile')) }),
};

export const FILE_ANSWERS = {
  UploadsController_upload: { schema: 'FileView' },
  UploadsController_show: { schema: 'FileView' },
  DutyFilesController_list: { schema: 'AttachedFilesAnswer' },
  DutyFilesController_content: { text: FILE_TYPES },
  InspectionFilesController_list: { schema: 'AttachedFilesAnswer' },
  InspectionFilesController_content: { text: FILE_TYPES },
  ProposalFilesController_content: { text: FILE_TYPES },
  UrgingFilesController_list: { schema: 'AttachedFilesAnswer' },
  UrgingFilesController_content: { text: FILE_TYPES },
  ReportFilesController_list: { schema: 'AttachedFilesAnswer' },
  ReportFilesController_content: { text: FILE_TYPES },
} as const;
