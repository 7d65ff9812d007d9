import type { BodyId, DirectiveId, LocalDate } from '#libs/domain';
import { frozenGroup, plannedAssignment, unreachedBody } from './plan.shape.js';
import { day, id, listOf, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The directive is issued: groups frozen, assignments planned, addressees named. */
export const directiveIssued = storedEvent('DirectiveIssued', 'directive-issued', object({
  directiveId: id<DirectiveId>(),
  issuedOn: day<LocalDate>(),
  frozenGroups: listOf(frozenGroup),
  plannedAssignments: listOf(plannedAssignment),
  addressees: listOf(id<BodyId>()),
  unreached: listOf(unreachedBody),
}));
