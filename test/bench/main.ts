import { parseArgs } from 'node:util';
import { asOf } from './as-of.js';
import { history } from './history.js';
import { conformance } from './conformance.js';
import { endedBody } from './ended-body.js';
import { baseline } from './baseline.js';
import { w1 } from './w1.js';
import { notaryOverhead } from './notary.js';
import { periods } from './periods.js';
import { ratios } from './ratios.js';
import { scale } from './scale.js';
import { refusalTimes, signedInOverhead } from './signing-in.js';
import { w1Http } from './w1-http.js';
import { w2 } from './w2.js';
import { w3 } from './w3.js';
import { w4 } from './w4.js';
import { eventStoreDb } from './w1-eventstoredb.js';
import { verifier } from './verifier.js';
import { w5, w5Child } from './w5.js';
import { web } from './web.js';
import { year } from './year.js';

const HELP = `bench W1 [--concurrency N] [--seconds N] [--plans N] [--wide N] [--http] [--notary] [--data DIR]   commands a second
bench notary [--turns N] [--concurrency N] [--seconds N] [--wide N]  W1 with and without the notary, turn about
bench bare-fastify | nest-no-op | api-no-op [--concurrency N] [--seconds N]   a server that stores nothing, to compare W1 --http with
bench eventstoredb [--seconds N] [--turns N]                        W1 and catch-up on EVENTSTOREDB_URL, beside the raw client
bench W2 [--events N] [--data DIR]                                rebuild of every read model
bench W3 [--length N]                                             one command on a long stream
bench W4 [--timers N] [--lead S] [--spread S] [--pending N] [--cap S] [--timer bullmq --redis URL]  deadlines scheduled and fired
bench W5 [--events N] [--data DIR] [--notary --seconds N]          start to first command, after kill -9; --notary: and to the next checkpoint after N seconds of writing
bench as-of [--events N] [--data DIR] [--only WORDS] [--questions N]   boards and lists as of random moments, and what differs between two
bench conformance [--events N] [--data DIR]                       every duty against the process as it should run
bench history [--length N] [--data DIR]                           pages of the history of one thing with so many events
bench periods [--duties N]                                         boards with the periods of recurring duties
bench ended-body [--events N] [--data DIR]                        finding the duties of a body that ended
bench scale [--events N] [--data DIR] [--servers]                   what a command and a question cost beside so many events; --servers: on EVENTSTOREDB_URL too
bench verifier [--events N] [--data DIR]                          the auditor over an archive of that many events
bench refusal-times [--pairs N]                                      an unknown login beside a wrong password
bench signed-in [--concurrency N] [--seconds N] [--turns N]         what a session costs the server a request
bench web [--rows N] [--data DIR]                                  what people wait for in a browser, 20,000 duties; a list of N rows
bench year [--bodies N] [--data DIR]                               a year of the sample plan, simulated
bench ratios [--peers DIR]                                        W1 beside others, turn about, with the ratio
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '8' },
    plans: { type: 'string', default: '1000' },
    wide: { type: 'string', default: '0' },
    events: { type: 'string', default: '1000000' },
    http: { type: 'boolean', default: false },
    notary: { type: 'boolean', default: false },
    servers: { type: 'boolean', default: false },
    length: { type: 'string', default: '100000' },
    timers: { type: 'string', default: '100000' },
    lead: { type: 'string', default: '10' },
    spread: { type: 'string', default: '0' },
    pending: { type: 'string', default: '0' },
    cap: { type: 'string', default: '35' },
    timer: { type: 'string', default: 'embedded' },
    redis: { type: 'string', default: 'redis://127.0.0.1:6379' },
    bodies: { type: 'string', default: '1000' },
    duties: { type: 'string', default: '100000' },
    data: { type: 'string' },
    rows: { type: 'string', default: '100000' },
    turns: { type: 'string', default: '3' },
    pairs: { type: 'string', default: '200' },
    peers: { type: 'string' },
    only: { type: 'string' },
    questions: { type: 'string', default: '400' },
    help: { type: 'boolean', short: 'h' },
  },
});

const workload = values.help === true ? 'help' : positionals[0];
switch (workload) {
  case 'W1':
    await (values.http === true ? w1Http : w1)({ concurrency: Number(values.concurrency), seconds: Number(values.seconds), plans: Number(values.plans), wide: Number(values.wide), notary: values.notary === true, data: values.data });
    break;
  case 'notary':
    await notaryOverhead({ turns: Number(values.turns), concurrency: Number(values.concurrency), seconds: Number(values.seconds), wide: Number(values.wide) });
    break;
  case 'verifier':
    await verifier({ events: Number(values.events), data: values.data });
    break;
  case 'eventstoredb':
    await eventStoreDb({ url: process.env['EVENTSTOREDB_URL'], concurrency: 64, seconds: Number(values.seconds), turns: Number(values.turns) });
    break;
  case 'nest-no-op':
  case 'bare-fastify':
  case 'api-no-op':
    await baseline(workload, { concurrency: Number(values.concurrency), seconds: Number(values.seconds) });
    break;
  case 'refusal-times':
    await refusalTimes({ pairs: Number(values.pairs) });
    break;
  case 'signed-in':
    await signedInOverhead({ concurrency: Number(values.concurrency), seconds: Number(values.seconds), turns: Number(values.turns) });
    break;
  case 'scale':
    await scale({ events: Number(values.events), data: values.data, url: values.servers === true ? process.env['EVENTSTOREDB_URL'] : undefined });
    break;
  case 'W2':
    await w2({ events: Number(values.events), data: values.data });
    break;
  case 'W3':
    await w3({ length: Number(values.length), data: values.data });
    break;
  case 'W4':
    await w4({ timers: Number(values.timers), lead: Number(values.lead), spread: Number(values.spread), cap: Number(values.cap), pending: Number(values.pending), redis: values.timer === 'bullmq' ? values.redis : null, data: values.data });
    break;
  case 'W5':
    await w5({ events: Number(values.events), data: values.data, notary: values.notary === true, writingMs: values.notary === true ? Number(values.seconds) * 1000 : 1_500 });
    break;
  case 'web':
    await web({ rows: Number(values.rows), data: values.data });
    break;
  case 'year':
    await year({ bodies: Number(values.bodies), data: values.data });
    break;
  case 'ratios':
    await ratios(values.peers);
    break;
  case 'as-of':
    await asOf({ events: Number(values.events), data: values.data, only: values.only, questions: Number(values.questions) });
    break;
  case 'conformance':
    await conformance({ events: Number(values.events), data: values.data });
    break;
  case 'history':
    await history({ length: Number(values.length), data: values.data });
    break;
  case 'periods':
    await periods({ duties: Number(values.duties) });
    break;
  case 'ended-body':
    await endedBody({ events: Number(values.events), data: values.data });
    break;
  case '_w5':
    await w5Child(values.data as string, values.notary === true);
    break;
  default:
    process.stdout.write(HELP);
    process.exitCode = values.help === true ? 0 : 2;
}
