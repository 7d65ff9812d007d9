/** `npm run -s dondoc -- <command>`: the command line. Standard output carries data only, so progress goes to standard error. */
import { launch } from './launch.mjs';
import { main } from './workspace.mjs';

await main(() => launch('apps/cli/src/main.js', process.argv.slice(2), { say: (line) => console.error(line) }));
