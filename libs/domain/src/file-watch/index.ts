export * from './file-watch.js';
