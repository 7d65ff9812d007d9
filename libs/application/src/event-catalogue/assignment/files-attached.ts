import { attachedFile } from '../attached-file.shape.js';
import { listOf, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The files of the act before it (tệp kèm theo). */
export const filesAttached = storedEvent('FilesAttached', 'files-attached', object({ files: listOf(attachedFile) }));
