export { openOcelFile } from './ocel-file.js';
