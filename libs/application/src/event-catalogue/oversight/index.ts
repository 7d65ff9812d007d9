import type { OversightEvent } from '#libs/domain';
import type { StoredEvent } from '../stored-event.js';
import { earlyWarningGiven } from './early-warning-given.js';
import { inspectionProposed } from './inspection-proposed.js';
import { oversightEnded } from './oversight-ended.js';
import { oversightEndTakenBack } from './oversight-end-taken-back.js';
import { oversightEntryTakenBack } from './oversight-entry-taken-back.js';
import { oversightObserved } from './oversight-observed.js';
import { oversightOpened } from './oversight-opened.js';
import { oversightRecommended } from './oversight-recommended.js';

/** Every event of an oversight. */
export const OVERSIGHT_EVENTS: { readonly [T in OversightEvent['type']]: StoredEvent<T> } = {
  OversightOpened: oversightOpened,
  OversightObserved: oversightObserved,
  EarlyWarningGiven: earlyWarningGiven,
  OversightRecommended: oversightRecommended,
  InspectionProposed: inspectionProposed,
  OversightEnded: oversightEnded,
  OversightEntryTakenBack: oversightEntryTakenBack,
  OversightEndTakenBack: oversightEndTakenBack,
};
