import type { BodyId } from '#libs/domain';
import { attachedFile } from '../attached-file.shape.js';
import { id, listOf, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The files of the answer or explanation before it (tệp kèm theo). */
export const urgingFilesAttached = storedEvent('UrgingFilesAttached', 'urging-files-attached', object({ addressee: id<BodyId>(), files: listOf(attachedFile) }));
