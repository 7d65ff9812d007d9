export { numberedId, OFFICE_ORIGIN, SignedOffice } from './signed-office.js';
export * from './hostile-files.js';
export * from './sound-files.js';
export * from './zip-file.js';
