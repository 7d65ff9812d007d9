import { storedEvent } from '../stored-event.js';
import { reviewTerms } from './review.shape.js';

/** A review began with its outline. */
export const reviewOutlineIssued = storedEvent('ReviewOutlineIssued', 'review-outline-issued', reviewTerms);
