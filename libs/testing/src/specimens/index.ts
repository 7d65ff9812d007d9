export * from './directive-specimen.js';
export * from './assignment-specimen.js';
export { numberedId, OFFICE_ORIGIN, SignedOffice } from './signed-office.js';
