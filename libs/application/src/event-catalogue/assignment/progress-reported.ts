import { finiteNumber, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The lead says how far it is (cập nhật tình hình). */
export const progressReported = storedEvent('ProgressReported', 'progress-reported', object({
  percent: nullable(finiteNumber),
  note: text,
  obstacles: nullable(text),
}));
