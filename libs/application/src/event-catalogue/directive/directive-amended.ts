import type { DirectiveId, LocalDate } from '#libs/domain';
import { day, id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { urgency } from './document.shape.js';
import { amendmentChange, change1, changeFrom1, frozenGroup, planned1, plannedAssignment, plannedFrom1 } from './plan.shape.js';

const BEGINNING = { directiveId: id<DirectiveId>(), amendmentSymbol: text } as const;
const MIDDLE = { basis: text, effectiveOn: day<LocalDate>() } as const;

interface Version1 {
  readonly changes: readonly Parameters<typeof changeFrom1>[0][];
  readonly plannedAssignments: readonly Parameters<typeof plannedFrom1>[0][];
}

/** An amendment with its own number and basis changes an issued directive. Version 1 knew neither points nor urgency nor external leads. */
export const directiveAmended = storedEvent(
  'DirectiveAmended',
  'directive-amended',
  object({ ...BEGINNING, urgency, ...MIDDLE, changes: listOf(amendmentChange), frozenGroups: listOf(frozenGroup), plannedAssignments: listOf(plannedAssignment) }),
  [
    {
      shape: object({ ...BEGINNING, ...MIDDLE, changes: listOf(change1), frozenGroups: listOf(frozenGroup), plannedAssignments: listOf(planned1) }),
      upcast: (data) => {
        const { changes, plannedAssignments } = data as Version1;
        return { ...(data as object), urgency: 'ordinary', changes: changes.map(changeFrom1), plannedAssignments: plannedAssignments.map(plannedFrom1) };
      },
    },
  ],
);
