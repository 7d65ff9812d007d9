export * from './directive-specimen.js';
export * from './assignment-specimen.js';
