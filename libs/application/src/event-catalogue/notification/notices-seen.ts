import type { BodyId } from '#libs/domain';
import { id, object, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A body has looked at its notices up to this dense index. */
export const noticesSeen = storedEvent('NoticesSeen', 'notices-seen', object({
  body: id<BodyId>(),
  upTo: wholeNumber,
}));
