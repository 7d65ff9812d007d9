import { attachedFile } from '../attached-file.shape.js';
import { listOf, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The files of the minutes or the conclusion before it (tệp kèm theo). */
export const inspectionFilesAttached = storedEvent('InspectionFilesAttached', 'inspection-files-attached', object({ files: listOf(attachedFile) }));
