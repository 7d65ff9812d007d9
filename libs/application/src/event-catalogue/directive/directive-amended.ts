import { stepFrom, type DirectiveId, type LocalDate } from '#libs/domain';
import { day, id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { urgency } from './document.shape.js';
import { amendmentChange, change1, frozenGroup, planned1, plannedAssignment } from './plan.shape.js';

const BEGINNING = { directiveId: id<DirectiveId>(), amendmentSymbol: text } as const;
const MIDDLE = { basis: text, effectiveOn: day<LocalDate>() } as const;

/** An amendment with its own number and basis changes an issued directive. Version 1 knew neither points nor urgency nor external leads. */
export const directiveAmended = storedEvent(
  'DirectiveAmended',
  'directive-amended',
  object({ ...BEGINNING, urgency, ...MIDDLE, changes: listOf(amendmentChange), frozenGroups: listOf(frozenGroup), plannedAssignments: listOf(plannedAssignment) }),
  [
    {
      shape: object({ ...BEGINNING, ...MIDDLE, changes: listOf(change1), frozenGroups: listOf(frozenGroup), plannedAssignments: listOf(planned1) }),
      upcast: stepFrom('DirectiveAmended', 1),
    },
  ],
);
