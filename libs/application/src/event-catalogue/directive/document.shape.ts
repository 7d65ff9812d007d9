import { URGENCIES, type DirectiveContent, type DirectiveItem, type PointsRule, type Task, type TaskPoint } from '#libs/domain';
import { finiteNumber, listOf, object, oneOf, taggedBy, text } from '../shape.js';
import { CONTENT_1, CONTENT_1_END, ITEM_1, TASK_1 } from './document-1.shape.js';

/** Shapes of a directive's content, version 2. */
export { completionRule, documentNumber, leadMode, signatory } from './document-1.shape.js';

export const urgency = oneOf(URGENCIES);

export const taskPoint = object<TaskPoint>({ code: text, text });

export const pointsRule = taggedBy<'by', PointsRule>('by', {
  all: object({ by: oneOf(['all']) }),
  quorum: object({ by: oneOf(['quorum']), percent: finiteNumber }),
  'lead-report': object({ by: oneOf(['lead-report']) }),
});

export const directiveItem = object<DirectiveItem>({ ...ITEM_1, tasks: listOf(object<Task>({ ...TASK_1, points: listOf(taskPoint), pointsCompletion: pointsRule })) });

export const directiveContent = object<DirectiveContent>({ ...CONTENT_1, urgency, items: listOf(directiveItem), ...CONTENT_1_END });
