export * from './test-application.js';
