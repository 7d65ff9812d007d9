import type { GroupId, LocalDate } from '#libs/domain';
import { groupRule } from './body.shape.js';
import { day, flag, id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A group of bodies is defined, or defined anew, from a day on. */
export const groupDefined = storedEvent('GroupDefined', 'group-defined', object({
  groupId: id<GroupId>(),
  name: text,
  rule: groupRule,
  from: day<LocalDate>(),
  open: flag,
}));
