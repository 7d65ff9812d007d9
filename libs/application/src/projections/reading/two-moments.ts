import type { AsOf, Moment, QueryAnswer } from '../../queries/contract.js';
import { momentOf, type QuerySources, type ReadModelName } from './query-sources.js';

/** The moments from which and up to which something is compared. `moments-reversed` when the second comes before the first. @throws ReadModelMissingError */
export function twoMoments(sources: QuerySources, since: AsOf, until: AsOf, models: readonly ReadModelName[]): QueryAnswer<readonly [since: Moment, until: Moment]> {
  const [earlier, later] = [momentOf(sources, since, models), momentOf(sources, until, models)];
  if (!earlier.ok) return earlier;
  if (!later.ok) return later;
  return inOrder(earlier.answer, later.answer);
}

/** `moments-reversed` when the second comes before the first. */
export function inOrder(from: Moment, to: Moment): QueryAnswer<readonly [since: Moment, until: Moment]> {
  if (from.index > to.index || from.at > to.at) return { ok: false, refusal: { kind: 'moments-reversed', detail: `${from.index} comes after ${to.index}` } };
  return { ok: true, answer: [from, to] };
}
