export * from './unused-uploads.js';
export * from './file-check.js';
export * from './file-intake.js';
export * from './files-of-log.js';
export * from './quarantine.js';
export * from './whole-file.js';
