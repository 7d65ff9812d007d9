import { printResult } from './measure.js';
import { ServedEngine } from './served-engine.js';
import { FIRST_MEASURED_PLAN, runW1, WARM_UP_SECONDS, type W1Options } from './w1.js';

/** W1 through HTTP: signed in, validated, durable. */
export async function w1Http(options: Omit<W1Options, 'firstPlan'>): Promise<void> {
  const engine = await ServedEngine.open(options.concurrency);
  const figures = await runW1(engine.send, { ...options, seconds: WARM_UP_SECONDS, plans: FIRST_MEASURED_PLAN - 1, wide: 0, firstPlan: 1 })
    .then(() => runW1(engine.send, { ...options, firstPlan: FIRST_MEASURED_PLAN }))
    .finally(() => engine.close());
  printResult({
    peer: 'dondoc', workload: 'W1', transport: 'http', concurrency: options.concurrency, mode: options.wide > 0 ? `wide ${options.wide}` : undefined, ...figures,
    durability: 'WAL synchronous=FULL, one fsync per group of concurrent commands',
  });
}
