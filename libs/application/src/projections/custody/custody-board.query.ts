import { custodyDays, dateAt, type BodyId, type CustodyParty, type LocalDate } from '#libs/domain';
import type { QueryAnswer, Visibility } from '../../queries/contract.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { recordsOfAll } from './custody-rows.js';
import { PARTY_WORDS } from './custody-words.js';
import type { CustodyBoardAnswer, CustodyBoardQuestion, CustodyGroup, CustodyTotal } from './custody.contract.js';
import { custodyProjection } from './custody.projection.js';
import { CUSTODY_MODELS, noDays } from './custody.query.js';
import { monthsOf, WorkingDayCount } from './working-day-count.js';

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
  const counted = new WorkingDayCount(calendar, dateAt(Math.min(earliest, at)), dateAt(at));
  const total = new Tally();
  const groups = new Map<string, Tally>();
  for (const [duty, records] of recordsOfAll(reader, index)) {
    for (const { party, body, first, last } of custodyDays(records, at).spans) {
      if (!wanted(body, narrow.body, asked.visibility)) continue;
      const [from, until] = [later(first, narrow.from), earlier(last, narrow.until)];
      for (const piece of by === 'month' ? monthsOf(from, until) : [{ month: '', first: from, last: until }]) {
        const days = counted.among(piece.first, piece.last);
        if (days === 0) continue;
        const key = by === 'month' ? piece.month : (body ?? SUSPENDED);
        let group = groups.get(key);
        if (group === undefined) groups.set(key, (group = new Tally()));
        group.add(party, days, duty);
        total.add(party, days, duty);
      }
    }
  }
  return answered({ moment: view.moment, calendarVersion: calendar.version, total: total.total(), groups: listed(groups, by, view) });
}

/** Days with nobody are nobody's to see but those who see everything. */
function wanted(body: BodyId | null, narrow: BodyId | null, visibility: Visibility): boolean {
  if (narrow !== null && body !== narrow) return false;
  return visibility.kind === 'all' || (body !== null && visibility.bodies.includes(body));
}

const later = (day: LocalDate, bound: LocalDate | null): LocalDate => (bound !== null && bound > day ? bound : day);
const earlier = (day: LocalDate, bound: LocalDate | null): LocalDate => (bound !== null && bound < day ? bound : day);

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
