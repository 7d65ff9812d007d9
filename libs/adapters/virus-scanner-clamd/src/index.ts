export { ClamdVirusScanner, type ClamdPlace } from './clamd-virus-scanner.js';
