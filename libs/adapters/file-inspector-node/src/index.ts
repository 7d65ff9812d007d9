export { NodeFileInspector } from './node-file-inspector.js';
