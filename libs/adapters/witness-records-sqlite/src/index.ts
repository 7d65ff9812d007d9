export { openSqliteWitnessRecords } from './sqlite-witness-records.js';
