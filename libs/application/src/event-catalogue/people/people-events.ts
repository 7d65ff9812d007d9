import { ERASURE_GROUNDS, PERSON_FIELDS, ROLES, type ActorId, type BodyId, type LocalDate, type PositionTerms } from '#libs/domain';
import { day, id, listOf, nullable, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const nothing = object<Readonly<Record<string, never>>>({});

/** Persons and the positions that they hold: ids and kinds of data, never the data. */
export const PEOPLE_EVENTS = {
  PersonEntered: storedEvent('PersonEntered', 'person-entered', object({ person: id<ActorId>() })),
  PersonDataChanged: storedEvent('PersonDataChanged', 'person-data-changed', object({ fields: listOf(oneOf(PERSON_FIELDS)) })),
  PersonErasureAsked: storedEvent('PersonErasureAsked', 'person-erasure-asked', object({ ground: oneOf(ERASURE_GROUNDS) })),
  PersonErasureTakenBack: storedEvent('PersonErasureTakenBack', 'person-erasure-taken-back', nothing),
  PersonErased: storedEvent('PersonErased', 'person-erased', object({ ground: oneOf(ERASURE_GROUNDS) })),
  PersonAppointed: storedEvent('PersonAppointed', 'person-appointed', object<PositionTerms>({
    positionId: id<string>(), person: id<ActorId>(), body: id<BodyId>(), role: oneOf(ROLES), validFrom: day<LocalDate>(), validUntil: nullable(day<LocalDate>()), basis: text,
  })), // prettier-ignore
  PositionEnded: storedEvent('PositionEnded', 'position-ended', object({ positionId: id<string>(), from: day<LocalDate>(), reason: text })),
} as const;
