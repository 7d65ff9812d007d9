import type { DirectiveId, LocalDate } from '#libs/domain';
import { frozenGroup, plannedAssignment, amendmentChange } from './plan.shape.js';
import { day, id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** An amendment with its own number and basis changes an issued directive. */
export const directiveAmended = storedEvent('DirectiveAmended', 'directive-amended', object({
  directiveId: id<DirectiveId>(),
  amendmentSymbol: text,
  basis: text,
  effectiveOn: day<LocalDate>(),
  changes: listOf(amendmentChange),
  frozenGroups: listOf(frozenGroup),
  plannedAssignments: listOf(plannedAssignment),
}));
