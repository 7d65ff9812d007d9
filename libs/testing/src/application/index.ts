export { issueSpecimen } from './issue-specimen.js';
export * from './test-application.js';
