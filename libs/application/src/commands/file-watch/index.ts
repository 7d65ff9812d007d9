export { FILE_WATCH, fileWatchStream } from './file-watch.aggregate.js';
export { recordFileCondition, type FileLook } from './record-file-condition.js';
