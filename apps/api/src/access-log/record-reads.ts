import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccessRecorder } from './access-recorder.js';
import { countsForOthers } from './reads-that-count.js';

/** The head of an answer tells that a thing is there, and its revision. */
const LOOKS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Puts the access log before every route that reads and that is added from now on: a look at what is not one's own is written down, or nothing is shown. */
export function recordReads(server: FastifyInstance, recorder: Pick<AccessRecorder, 'readOfOthers'>): void {
  server.addHook('onRoute', (route) => {
    const policy = route.config?.policy;
    if (policy === undefined || !LOOKS.has(String(route.method)) || !countsForOthers(route.url, policy)) return;
    const record = async (request: FastifyRequest): Promise<void> => {
      const { caller } = request;
      // Whoever sees only what their own bodies have a part in needs no record.
      if (caller?.visibility.kind === 'all') await recorder.readOfOthers(request, caller);
    };
    route.preHandler = [record, ...[route.preHandler ?? []].flat()];
  });
}
