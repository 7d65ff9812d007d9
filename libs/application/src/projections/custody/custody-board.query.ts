import { CUSTODY_PARTIES, dateAt, dayNumber, type BodyId } from '#libs/domain';
import type { QueryAnswer, Visibility } from '../../queries/contract.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import type { CustodyColumns } from './custody-columns.js';
import { PARTY_WORDS } from './custody-words.js';
import type { CustodyBoardAnswer, CustodyBoardQuestion, CustodyCounts, CustodyGroup, CustodyTotal } from './custody.contract.js';
import { custodyProjection } from './custody.projection.js';
import { CUSTODY_MODELS } from './custody.query.js';
import { WorkingDayCount } from './working-day-count.js';

/** The key of days that are with nobody. */
const SUSPENDED = 'suspended';
const PARTIES = CUSTODY_PARTIES.length;
const COORDINATOR = CUSTODY_PARTIES.indexOf('coordinator');

/** The days of all duties by the bodies that had them, or by month. @throws ReadModelMissingError */
export async function askCustodyBoard(sources: QuerySources, memory: ReadingMemory, columns: CustodyColumns, { asked, by, narrow }: CustodyBoardQuestion): Promise<QueryAnswer<CustodyBoardAnswer>> {
  const found = viewAt(sources, memory, asked, CUSTODY_MODELS);
  if (!found.ok) return found;
  const { answer: view } = found;
  await columns.refresh(readerOf(sources, custodyProjection));
  const { index, at } = view.moment;
  const calendar = rulesAt(sources, index)(null).calendar;
  const today = dayNumber(dateAt(at));
  const counted = new WorkingDayCount(calendar, Math.min(columns.first[0] ?? today, today), today);
  const tally = new Tally(counted, by, by === 'body' ? columns.names : counted.months, {
    bodies: wantedBodies(columns.names, narrow.body, asked.visibility),
    first: narrow.from === null ? Number.NEGATIVE_INFINITY : dayNumber(narrow.from),
    last: narrow.until === null ? Number.POSITIVE_INFINITY : dayNumber(narrow.until),
  });
  countDuties(columns, index, today, tally);
  return answered({ moment: view.moment, calendarVersion: calendar.version, total: tally.total(), groups: listed(tally, by, view) });
}

/**
 * `custodyDayNumbers` of every duty, on columns: the days of a row end where the next one begins, those of the last one
 * today; the rows with which a duty ended have none.
 */
function countDuties(columns: CustodyColumns, index: number, today: number, tally: Tally): void {
  const { heads, index: since, first, ended, next } = columns;
  for (let duty = 0; duty < heads.length; duty++) {
    const head = heads[duty] as number;
    if ((since[head] as number) > index) return;
    let end = -1;
    for (let row = head; ; ) {
      end = ended[row] === 0 ? -1 : end < 0 ? row : end;
      const following = next[row] as number;
      if (following === 0 || (since[following] as number) > index) break;
      row = following;
    }
    for (let row = head; row !== end; ) {
      const following = next[row] as number;
      const isLast = following === 0 || (since[following] as number) > index;
      countRow(columns, row, isLast ? today : (first[following] as number) - 1, duty, tally);
      if (isLast) break;
      row = following;
    }
  }
}

/** The days of one row up to `last`: with the coordinators that the lead waits for, each up to its day, then with its party. */
function countRow(columns: CustodyColumns, row: number, last: number, duty: number, tally: Tally): void {
  let day = columns.first[row] as number;
  if (day > last) return;
  for (const { body, until } of columns.waitsOf(row)) {
    if (until < day) continue;
    tally.add(COORDINATOR, body, day, Math.min(until, last), duty);
    day = until + 1;
    if (day > last) return;
  }
  tally.add(columns.party[row] as number, columns.body[row] as number, day, last, duty);
}

interface Wanted {
  /** By the number of a body, whether its days are counted. */
  readonly bodies: Uint8Array;
  readonly first: number;
  readonly last: number;
}

/** Days with nobody, number 0, are nobody's to see but those who see everything. */
function wantedBodies(names: readonly string[], narrow: BodyId | null, visibility: Visibility): Uint8Array {
  const seen = visibility.kind === 'all' ? null : new Set<string>(visibility.bodies);
  return Uint8Array.from(names, (name, number) => ((narrow === null || name === narrow) && (seen === null || (number > 0 && seen.has(name))) ? 1 : 0));
}

/** Months in their order; bodies by their days, most first. */
function listed(tally: Tally, by: 'body' | 'month', view: PastView): readonly CustodyGroup[] {
  const rows = tally.groups().map(({ key, ...counts }): CustodyGroup => ({ key: key === '' ? SUSPENDED : key, name: by === 'month' ? key : key === '' ? PARTY_WORDS.suspended.vi : view.nameOf(key as BodyId), ...counts }));
  return rows.sort((a, b) => (by === 'month' ? 0 : b.workingDays - a.workingDays) || (a.key < b.key ? -1 : 1));
}

/** The numbers of each group, by its number: of a body, or of a month. Duties come one after the other. */
class Tally {
  private readonly days: Float64Array;
  private readonly duties: Int32Array;
  private readonly lastDuty: Int32Array;
  private allDuties = 0;
  private last = -1;

  constructor(
    private readonly counted: WorkingDayCount,
    private readonly by: 'body' | 'month',
    private readonly names: readonly string[],
    private readonly wanted: Wanted,
  ) {
    this.days = new Float64Array(names.length * PARTIES);
    this.duties = new Int32Array(names.length);
    this.lastDuty = new Int32Array(names.length).fill(-1);
  }

  add(party: number, body: number, from: number, until: number, duty: number): void {
    const { bodies, first, last } = this.wanted;
    if (bodies[body] === 0) return;
    const [start, end] = [from < first ? first : from, until > last ? last : until];
    if (this.by === 'body') return this.count(body, party, this.counted.among(start, end), duty);
    for (let day = start; day <= end; ) {
      const month = this.counted.monthAt(day);
      const lastDay = this.counted.lastDayOf(month);
      this.count(month, party, this.counted.among(day, lastDay < end ? lastDay : end), duty);
      day = lastDay + 1;
    }
  }

  groups(): readonly ({ readonly key: string } & CustodyTotal)[] {
    return this.names.flatMap((key, group) => (this.duties[group] === 0 ? [] : [{ key, ...totalOf(this.days.subarray(group * PARTIES, (group + 1) * PARTIES), this.duties[group] as number) }]));
  }

  total(): CustodyTotal {
    const sum = new Float64Array(PARTIES);
    for (const [place, days] of this.days.entries()) sum[place % PARTIES] = (sum[place % PARTIES] as number) + days;
    return totalOf(sum, this.allDuties);
  }

  private count(group: number, party: number, days: number, duty: number): void {
    if (days === 0) return;
    const place = group * PARTIES + party;
    this.days[place] = (this.days[place] as number) + days;
    if (this.lastDuty[group] !== duty) {
      this.lastDuty[group] = duty;
      this.duties[group] = (this.duties[group] as number) + 1;
    }
    if (this.last !== duty) {
      this.last = duty;
      this.allDuties += 1;
    }
  }
}

function totalOf(days: Float64Array, duties: number): CustodyTotal {
  const byParty = Object.fromEntries(CUSTODY_PARTIES.map((party, place) => [party, days[place] ?? 0])) as unknown as CustodyCounts;
  return { days: byParty, workingDays: days.reduce((sum, each) => sum + each, 0), duties };
}
