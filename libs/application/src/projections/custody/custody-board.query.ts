import { custodyDayNumbers, dateAt, dayNumber, type BodyId, type CustodyParty } from '#libs/domain';
import type { QueryAnswer, Visibility } from '../../queries/contract.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { eachDuty } from './custody-rows.js';
import { PARTY_WORDS } from './custody-words.js';
import type { CustodyBoardAnswer, CustodyBoardQuestion, CustodyGroup, CustodyTotal } from './custody.contract.js';
import { custodyProjection } from './custody.projection.js';
import { CUSTODY_MODELS, noDays } from './custody.query.js';
import { WorkingDayCount } from './working-day-count.js';

/** The key of days that are with nobody. */
const SUSPENDED = 'suspended';

/** The days of all duties by the bodies that had them, or by month. @throws ReadModelMissingError */
export async function askCustodyBoard(sources: QuerySources, memory: ReadingMemory, { asked, by, narrow }: CustodyBoardQuestion): Promise<QueryAnswer<CustodyBoardAnswer>> {
  const found = viewAt(sources, memory, asked, CUSTODY_MODELS);
  if (!found.ok) return found;
  const { answer: view } = found;
  const { index, at } = view.moment;
  const calendar = rulesAt(sources, index)(null).calendar;
  const reader = readerOf(sources, custodyProjection);
  const earliest = Number(reader.database.prepare('SELECT min(at) AS at FROM change').get()?.['at'] ?? at);
  const counted = new WorkingDayCount(calendar, dayNumber(dateAt(Math.min(earliest, at))), dayNumber(dateAt(at)));
  const bounds = { first: narrow.from === null ? Number.NEGATIVE_INFINITY : dayNumber(narrow.from), last: narrow.until === null ? Number.POSITIVE_INFINITY : dayNumber(narrow.until) };
  const total = new Tally();
  const groups = new Map<string, Tally>();
  const count = (key: string, party: CustodyParty, days: number, duty: number): void => {
    if (days === 0) return;
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = new Tally()));
    group.add(party, days, duty);
    total.add(party, days, duty);
  };
  await eachDuty(reader, index, (duty, records) => {
    for (const { party, body, first, last } of custodyDayNumbers(records, at).spans) {
      if (!wanted(body, narrow.body, asked.visibility)) continue;
      const days = { first: Math.max(first, bounds.first), last: Math.min(last, bounds.last) };
      if (by === 'body') count(body ?? SUSPENDED, party, counted.among(days), duty);
      else for (const piece of counted.byMonth(days)) count(piece.month, party, counted.among(piece), duty);
    }
  });
  return answered({ moment: view.moment, calendarVersion: calendar.version, total: total.total(), groups: listed(groups, by, view) });
}

/** Days with nobody are nobody's to see but those who see everything. */
function wanted(body: BodyId | null, narrow: BodyId | null, visibility: Visibility): boolean {
  if (narrow !== null && body !== narrow) return false;
  return visibility.kind === 'all' || (body !== null && visibility.bodies.includes(body));
}

/** Months in their order; bodies by their days, most first. */
function listed(groups: ReadonlyMap<string, Tally>, by: 'body' | 'month', view: PastView): readonly CustodyGroup[] {
  const rows = [...groups].map(([key, tally]): CustodyGroup => ({ key, name: by === 'month' ? key : key === SUSPENDED ? PARTY_WORDS.suspended.vi : view.nameOf(key as BodyId), ...tally.total() }));
  return rows.sort((a, b) => (by === 'month' ? 0 : b.workingDays - a.workingDays) || (a.key < b.key ? -1 : 1));
}

class Tally {
  private readonly days = noDays();
  private workingDays = 0;
  private duties = 0;
  private last = -1;

  /** Duties come one after the other. */
  add(party: CustodyParty, days: number, duty: number): void {
    this.days[party] += days;
    this.workingDays += days;
    if (duty !== this.last) this.duties += 1;
    this.last = duty;
  }

  total(): CustodyTotal {
    return { days: this.days, workingDays: this.workingDays, duties: this.duties };
  }
}
