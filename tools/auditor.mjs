/** `npm run -s auditor -- verify <copy>`: the offline verifier, with a heap that stays small, and no threads beside its own: those have all to do. Without Maglev, which then keeps nobody waiting at the end, a million events would take 45 MB and a fifth of the time more. Standard output carries the report only. */
import { launch } from './launch.mjs';
import { main } from './workspace.mjs';

await main(() => launch('apps/auditor/src/main.js', process.argv.slice(2), { say: (line) => console.error(line), flags: ['--max-semi-space-size=2', '--no-concurrent-recompilation'] }));
