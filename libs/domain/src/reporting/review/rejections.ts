import type { CommonRejection } from '../refusal.js';
import type { ContentRejection } from '../report-content.js';

/** Every reason for which an act on a review is refused. */
export type ReviewRejection =
  | CommonRejection
  | ContentRejection
  /** The id stands for a review already. */
  | 'review-already-begun'
  /** Nothing was begun under this id. */
  | 'review-unknown'
  | 'review-withdrawn'
  /** It was concluded. Facts: `symbol`. */
  | 'review-concluded'
  /** Who holds the review does not report to itself. Facts: `bodyId`. */
  | 'review-conductor-reports'
  /** The body does not have the part that it would hand over. Facts: `part`, `bodyId`. */
  | 'review-part-not-held'
  /** The body was not asked to report for the review. Facts: `unit`. */
  | 'unit-not-in-review'
  /** The act is done in the name of another body than the one whose part it is. Facts: `body`, `actingBody`. */
  | 'not-review-party'
  /** The steps go outline, draft, conference, conclusion. Facts: `status`, `step`. */
  | 'review-step-out-of-order'
  /** A day lies before the one it must follow. Facts: `date`, `after`. */
  | 'review-day-too-early'
  /** A day has not come yet. Facts: `date`, `today`. */
  | 'review-day-in-future'
  /** The days looked back on end before they begin. Facts: `from`, `to`. */
  | 'review-scope-reversed'
  /** A report stands; it is returned before another one is filed. Facts: `unit`. */
  | 'report-already-filed'
  /** No report stands that could be returned. Facts: `unit`. */
  | 'no-report-filed';
