export * from './attached-files.js';
export * from './files-behind.js';
export { endingsOf, fileNameOf } from './file-name.js';
