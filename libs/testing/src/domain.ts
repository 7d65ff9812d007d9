/** What specs of the domain use: given/when/then and specimens, without the application and its packages, which take a second to load. */
export * from './specs/index.js';
export * from './specimens/directive-specimen.js';
export * from './specimens/assignment-specimen.js';
