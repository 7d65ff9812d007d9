export * from './attached-files.js';
export { endingsOf, fileNameOf } from './file-name.js';
