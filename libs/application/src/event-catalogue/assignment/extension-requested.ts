import { stepFrom, type BodyId, type LocalDate } from '#libs/domain';
import { day, flag, id, listOf, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const VERSION_1 = { requestNumber: wholeNumber, proposedDue: day<LocalDate>(), reason: text, progressSoFar: text, filedLate: flag } as const;

/** The lead asks for more time (xin gia hạn, R5). Version 1 named no coordinators as a hindrance (R6). */
export const extensionRequested = storedEvent(
  'ExtensionRequested',
  'extension-requested',
  object({ ...VERSION_1, hindrances: listOf(object({ coordinator: id<BodyId>(), revision: wholeNumber })) }),
  [{ shape: object(VERSION_1), upcast: stepFrom('ExtensionRequested', 1) }],
);
