export * from './file-intake.js';
export * from './whole-file.js';
