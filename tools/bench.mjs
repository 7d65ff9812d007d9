/** `npm run -s bench -- W1 --concurrency 64 --seconds 3`: the workloads of test/bench; one JSON line on standard output. */
import { launch } from './launch.mjs';
import { main } from './workspace.mjs';

await main(() => launch('test/bench/main.js', process.argv.slice(2), { say: (line) => console.error(line), flags: ['--expose-gc'] }));
