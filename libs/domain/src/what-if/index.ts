export * from './extension-what-if.js';
