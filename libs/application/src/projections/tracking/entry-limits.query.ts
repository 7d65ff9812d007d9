import { dateAt, judgeEntry } from '#libs/domain';
import type { QueryAnswer } from '../../queries/contract.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { supervisionRulesProjection } from '../supervision-rules/supervision-rules.projection.js';
import type { EntryLimitsAnswer, EntryLimitsQuestion, EntryRow } from './update-rate.contract.js';

const EVENTS_PER_READ = 1000;

/** By the rules in force at the moment; the entry of a directive is its issue in this system. @throws ReadModelMissingError */
export async function askEntryLimits(sources: QuerySources, memory: ReadingMemory, { asked }: EntryLimitsQuestion): Promise<QueryAnswer<EntryLimitsAnswer>> {
  const found = viewAt(sources, memory, asked, [supervisionRulesProjection]);
  if (!found.ok) return found;
  const { directives, moment } = found.answer;
  const rulesOf = rulesAt(sources, moment.index);
  const rows: EntryRow[] = [];
  for (const { id: directiveId, content, revision } of directives.all()) {
    if (!directives.mayKnow(asked.visibility, directiveId)) continue;
    const recordedAt = await issuedAt(sources, directiveId, revision);
    if (recordedAt === null) continue;
    const { policy, calendar } = rulesOf(content.number.issuer);
    const tasks = content.items.reduce((count, item) => count + item.tasks.length, 0);
    const enteredOn = dateAt(recordedAt);
    const judged = judgeEntry({ date: content.date, tasks, urgent: false }, enteredOn, policy, calendar);
    rows.push({ directiveId, symbol: content.number.symbol, date: content.date, enteredOn, tasks, ...judged, policyVersion: policy.version });
  }
  rows.sort((a, b) => (a.date === b.date ? (a.directiveId < b.directiveId ? -1 : 1) : a.date < b.date ? 1 : -1));
  return answered({ moment, inTime: { k: rows.filter(({ inTime }) => inTime).length, n: rows.length }, directives: rows });
}

async function issuedAt({ log, decode }: QuerySources, id: string, revision: number): Promise<number | null> {
  const read = await log.readStream(`directive-${id}`, { limit: Math.min(EVENTS_PER_READ, revision + 1) });
  for (const logged of read) {
    const { event, metadata } = decode(logged);
    if (event.type === 'DirectiveIssued') return metadata.act.recordedAt;
  }
  return null;
}
