export { judgedEvent } from './judged-event.js';
