export { cloudEventsWriter } from './cloud-events.js';
export { csvCell, csvWriter } from './csv.js';
export type { ExportedEvent, ExportWriter } from './exported-event.js';
export { ocelWriter } from './ocel.js';
export { XES_FOOT, XES_HEAD, xesTrace } from './xes.js';
