import { dateAt, isUrgent, judgeEntry, type DirectiveEvent, type EntryClass, type LocalDate, type Ratio, type Urgency } from '#libs/domain';
import type { RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { QueryAnswer } from '../../queries/contract.js';
import type { DirectiveVersion } from '../directive-overview/directives.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import type { EntryLimitsAnswer, EntryLimitsQuestion, EntryRow } from './update-rate.contract.js';

const EVENTS_PER_READ = 1000;
const LIMITS: readonly EntryClass[] = ['urgent', 'ordinary', 'many-tasks'];

/** A paper as its event tells of it. */
interface Paper extends Pick<EntryRow, 'paper' | 'symbol' | 'tasks'> {
  readonly date: LocalDate;
  readonly urgency: Urgency;
}

/**
 * How late papers were entered, each by the rules in force when it was: a policy published since changes nothing about it.
 * The entry of a directive is its issue in this system, that of an amendment its record.
 * @throws ReadModelMissingError
 */
export async function askEntryLimits(sources: QuerySources, memory: ReadingMemory, { asked }: EntryLimitsQuestion): Promise<QueryAnswer<EntryLimitsAnswer>> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { directives, moment } = found.answer;
  const entries: EntryRow[] = [];
  for (const version of directives.all()) {
    const { id: directiveId, content, revision } = version;
    if (!directives.mayKnow(asked.visibility, directiveId)) continue;
    const indexes = directives.indexesOf(directiveId);
    for (const recorded of await eventsOf(sources, directiveId, revision)) {
      const paper = paperOf(recorded, version);
      const index = indexes.get(recorded.revision);
      if (paper === null || index === undefined) continue;
      const { policy, calendar } = rulesAt(sources, index)(content.number.issuer);
      const enteredOn = dateAt(recorded.metadata.act.recordedAt);
      const judged = judgeEntry({ date: paper.date, tasks: paper.tasks, urgent: isUrgent(paper.urgency) }, enteredOn, policy, calendar);
      entries.push({ directiveId, ...paper, enteredOn, ...judged, policyVersion: policy.version, calendarVersion: calendar.version });
    }
  }
  entries.sort((a, b) => (a.date === b.date ? (a.symbol < b.symbol ? -1 : 1) : a.date < b.date ? 1 : -1));
  const byLimit = Object.fromEntries(LIMITS.map((limit) => [limit, inTimeOf(entries.filter((entry) => entry.limit === limit))])) as EntryLimitsAnswer['byLimit'];
  return answered({ moment, inTime: inTimeOf(entries), byLimit, late: entries.filter(({ inTime }) => !inTime), entries });
}

const inTimeOf = (entries: readonly EntryRow[]): Ratio => ({ k: entries.filter(({ inTime }) => inTime).length, n: entries.length });

/** Null for what is not entered as a paper of its own: drafts, the end of a directive. */
function paperOf({ event, metadata }: RecordedEvent<DirectiveEvent>, { content, state }: DirectiveVersion): Paper | null {
  switch (event.type) {
    case 'DirectiveIssued': {
      const later = new Set(state.addedTasks.map(({ taskCode }) => taskCode));
      const tasks = content.items.flatMap((item) => item.tasks).filter(({ code }) => !later.has(code)).length;
      return { paper: 'directive', symbol: content.number.symbol, date: content.date, urgency: content.urgency, tasks };
    }
    case 'DirectiveAmended': {
      const { amendmentSymbol: symbol, urgency, changes } = event.data;
      const tasks = new Set(changes.flatMap((change) => (change.kind === 'item-added' ? change.item.tasks.map(({ code }) => code) : [change.taskCode]))).size;
      return { paper: 'amendment', symbol, date: metadata.act.occurredOn, urgency, tasks };
    }
    case 'DirectiveDrafted':
    case 'DirectiveDraftRevised':
    case 'DirectiveStubEntered':
    case 'DirectiveConcluded':
    case 'DirectiveConclusionTakenBack':
    case 'DirectiveWithdrawn':
      return null;
  }
}

/** The events of one directive up to that revision: few, so nothing has to be kept for them. */
async function eventsOf({ log, decode }: QuerySources, id: string, revision: number): Promise<readonly RecordedEvent<DirectiveEvent>[]> {
  const events: RecordedEvent<DirectiveEvent>[] = [];
  while (events.length <= revision) {
    const read = await log.readStream(`directive-${id}`, { fromRevision: events.length, limit: Math.min(EVENTS_PER_READ, revision + 1 - events.length) });
    if (read.length === 0) break;
    for (const logged of read) events.push(decode(logged) as RecordedEvent<DirectiveEvent>);
  }
  return events;
}
