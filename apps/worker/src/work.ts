import { runProgram } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';
import { startWorker } from './start-worker.js';

await runProgram(
  (onFatal) => startWorker({ configuration: readConfiguration(process.env), onFatal }),
  ({ url }) => void process.stdout.write(`Đôn Đốc worker sẵn sàng / ready: ${url}\n`),
);
