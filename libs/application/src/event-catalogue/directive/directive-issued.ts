import { stepFrom, type BodyId, type DirectiveId, type LocalDate } from '#libs/domain';
import { day, id, listOf, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { frozenGroup, planned1, plannedAssignment, unreachedBody } from './plan.shape.js';

const BEGINNING = { directiveId: id<DirectiveId>(), issuedOn: day<LocalDate>(), frozenGroups: listOf(frozenGroup) } as const;
const END = { addressees: listOf(id<BodyId>()), unreached: listOf(unreachedBody) } as const;

/** The directive is issued: groups frozen, assignments planned, addressees named. In version 1 no lead was external. */
export const directiveIssued = storedEvent('DirectiveIssued', 'directive-issued', object({ ...BEGINNING, plannedAssignments: listOf(plannedAssignment), ...END }), [
  {
    shape: object({ ...BEGINNING, plannedAssignments: listOf(planned1), ...END }),
    upcast: stepFrom('DirectiveIssued', 1),
  },
]);
