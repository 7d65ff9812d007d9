import { listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The office writes down what an external lead did; the duty ends with it. */
export const externalResultRecorded = storedEvent('ExternalResultRecorded', 'external-result-recorded', object({ outputs: listOf(text), note: text }));
