import { listOf, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { leftOutDuty, urgedDuty, urgingAddressee, urgingDocument } from './urging.shape.js';

/** A formal urging went out, with its addressees frozen (feature 38). */
export const urgingIssued = storedEvent('UrgingIssued', 'urging-issued', object({
  document: urgingDocument,
  duties: listOf(urgedDuty),
  addressees: listOf(urgingAddressee),
  leftOut: listOf(leftOutDuty),
}));
