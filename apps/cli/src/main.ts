import { dondoc } from './dondoc.js';

process.exitCode = await dondoc(process.argv.slice(2));
