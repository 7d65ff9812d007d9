/** `npm run -s dondoc -- <command>`: the command line. Standard output carries data only, so progress goes to standard error. */
import { launch } from './launch.mjs';
import { ENDS_SURELY, main } from './workspace.mjs';

/**
 * A rebuild lets much go, at once or after a while. Collected sooner, it needs 317 to 347 MB for a million events instead of 348
 * to 363 with the young heap of the other programs, and of 430 without either; and no more time (docs/performance.md).
 */
const FLAGS = [...ENDS_SURELY, '--heap-growing-percent=60', '--max-semi-space-size=8'];
/** glibc keeps a heap for each thread that allocates, and gives little back of any: with one it is 25 MB less, in the same time. Other systems pass over it. */
const ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };

await main(() => launch('apps/cli/src/main.js', process.argv.slice(2), { say: (line) => console.error(line), flags: FLAGS, env: { ...ENVIRONMENT, ...process.env } }));
