export * from './directive-specimen.js';
