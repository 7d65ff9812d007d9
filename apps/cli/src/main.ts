import { dondoc } from './dondoc.js';

const code = await dondoc(process.argv.slice(2));
// A pipe may still have to be emptied; the callback also comes when whoever read it has gone.
for (const out of [process.stdout, process.stderr]) await new Promise<void>((resolve) => out.write('', () => resolve()));
// Said and done: a connection that a library leaves open (a client of EventStoreDB under TLS, until the server drops it) keeps nobody waiting.
process.exit(code);
