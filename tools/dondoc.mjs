/** `npm run -s dondoc -- <command>`: the command line. Standard output carries data only, so progress goes to standard error. */
import { launch } from './launch.mjs';
import { main } from './workspace.mjs';

/**
 * A rebuild lets much go, at once or after a while: collected sooner, it needs a third less memory for a million events, and no more time. Without
 * the second, V8 lets the young part of the heap grow to what the machine has room for.
 */
const FLAGS = ['--heap-growing-percent=60', '--max-semi-space-size=16'];

await main(() => launch('apps/cli/src/main.js', process.argv.slice(2), { say: (line) => console.error(line), flags: FLAGS }));
