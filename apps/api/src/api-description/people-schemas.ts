import type { PositionRow } from '#libs/application';
import { ROLES } from '#libs/domain';
import type { NamedPosition, PersonsView, PersonView, PositionsView } from '../people/person.view.js';
import { MOMENT } from './duty-schemas.js';
import { day, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const POSITION = { positionId: uuid, person: uuid, body: text, bodyName: text, role: oneOfWords(ROLES), validFrom: day, validUntil: orNull(day), basis: text, inForce: yesOrNo };
const NAMED = { name: orNull(text), mark: orNull(text) };
const time: Schema = { type: 'string', format: 'date-time' };

/** What is answered about persons and their positions. */
export const PEOPLE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Position: record<PositionRow>(POSITION),
  NamedPosition: record<NamedPosition>({ ...POSITION, ...NAMED }),
  Positions: record<PositionsView>({ moment: MOMENT, positions: listOf(named('NamedPosition')), revision: whole }),
  Person: record<PersonView>({
    person: uuid, status: oneOfWords(['entered', 'erasure-asked', 'erased']), enteredAt: time, erasedAt: orNull(time), ...NAMED, email: orNull(text), phone: orNull(text), positions: listOf(named('Position')), revision: whole,
  }), // prettier-ignore
  Persons: record<PersonsView>({ moment: MOMENT, persons: listOf(named('Person')), nextCursor: orNull(text) }),
};

export const PEOPLE_ANSWERS: Readonly<Record<string, { readonly schema: string }>> = {
  PersonsController_list: { schema: 'Persons' },
  PersonsController_show: { schema: 'Person' },
  PositionsController_list: { schema: 'Positions' },
};
