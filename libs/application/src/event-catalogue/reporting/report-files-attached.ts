import type { BodyId } from '#libs/domain';
import { attachedFile } from '../attached-file.shape.js';
import { id, listOf, nullable, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportOf } from './reporting.shape.js';

/** The files of the report before it, a unit's or the consolidated one (tệp kèm theo). */
export const reportFilesAttached = storedEvent('ReportFilesAttached', 'report-files-attached', object({
  ...reportOf,
  unit: nullable(id<BodyId>()),
  files: listOf(attachedFile),
}));
