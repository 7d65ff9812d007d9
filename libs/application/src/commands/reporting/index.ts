export * from './act-on-period-report.handler.js';
export * from './act-on-reporting.handler.js';
export * from './act-on-review.handler.js';
export * from './reporting-streams.js';
export * from './reporting.aggregate.js';
export * from './reporting.contract.js';
