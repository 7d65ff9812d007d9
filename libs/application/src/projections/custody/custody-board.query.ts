import { CUSTODY_PARTIES, dayNumber, type BodyId, type WorkingCalendar } from '#libs/domain';
import type { Moment, QueryAnswer, Visibility } from '../../queries/contract.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import type { CustodyColumns } from './custody-columns.js';
import { walkCustody, type CustodyVisitor } from './custody-walk.js';
import { PARTY_WORDS } from './custody-words.js';
import type { CustodyBoardAnswer, CustodyBoardQuestion, CustodyCounts, CustodyGroup, CustodyTotal } from './custody.contract.js';
import { custodyProjection } from './custody.projection.js';
import { CUSTODY_MODELS } from './custody.query.js';
import { WorkingDayCount } from './working-day-count.js';

/** The key of days that are with nobody. */
export const SUSPENDED = 'suspended';
const PARTIES = CUSTODY_PARTIES.length;

/** The days of all duties by the bodies that had them, or by month. @throws ReadModelMissingError */
export async function askCustodyBoard(sources: QuerySources, memory: ReadingMemory, columns: CustodyColumns, { asked, by, narrow }: CustodyBoardQuestion): Promise<QueryAnswer<CustodyBoardAnswer>> {
  const found = viewAt(sources, memory, asked, CUSTODY_MODELS);
  if (!found.ok) return found;
  const { answer: view } = found;
  await columns.refresh(readerOf(sources, custodyProjection));
  const calendar = rulesAt(sources, view.moment.index)(null).calendar;
  const tally = talliedCustody(columns, view.moment, calendar, by, wantedCustody(columns.names, narrow, asked.visibility));
  return answered({ moment: view.moment, calendarVersion: calendar.version, total: tally.total(), groups: listed(tally, by, view) });
}

/** The days of all duties at the moment. */
export function talliedCustody(columns: CustodyColumns, { index, at }: Moment, calendar: WorkingCalendar, by: 'body' | 'month', wanted: WantedCustody): CustodyTally {
  const today = dayNumberAt(at);
  const counted = daysCounted(columns, today, calendar);
  const tally = new CustodyTally(counted, by, by === 'body' ? columns.names : counted.months, wanted);
  walkCustody(columns, index, today, tally);
  return tally;
}

/** Knows every day from the first one with anybody up to `today`. */
export const daysCounted = (columns: CustodyColumns, today: number, calendar: WorkingCalendar): WorkingDayCount => new WorkingDayCount(calendar, Math.min(columns.first[0] ?? today, today), today);

/** Which days are counted. */
export interface WantedCustody {
  /** By the number of a body, whether its days are. */
  readonly bodies: Uint8Array;
  readonly first: number;
  readonly last: number;
}

/** Days with nobody, number 0, are nobody's to see but those who see everything. */
export function wantedCustody(names: readonly string[], { body, from, until }: CustodyBoardQuestion['narrow'], visibility: Visibility): WantedCustody {
  const seen = visibility.kind === 'all' ? null : new Set<string>(visibility.bodies);
  return {
    bodies: Uint8Array.from(names, (name, number) => ((body === null || name === body) && (seen === null || (number > 0 && seen.has(name))) ? 1 : 0)),
    first: from === null ? Number.NEGATIVE_INFINITY : dayNumber(from),
    last: until === null ? Number.POSITIVE_INFINITY : dayNumber(until),
  };
}

/** Months in their order; bodies by their days, most first. */
function listed(tally: CustodyTally, by: 'body' | 'month', view: PastView): readonly CustodyGroup[] {
  const rows = tally.groups().map(({ key, ...counts }): CustodyGroup => ({ key: key === '' ? SUSPENDED : key, name: nameOfCustodyGroup(key === '' ? SUSPENDED : key, by, view), ...counts }));
  return rows.sort((a, b) => (by === 'month' ? 0 : b.workingDays - a.workingDays) || (a.key < b.key ? -1 : 1));
}

export const nameOfCustodyGroup = (key: string, by: 'body' | 'month', view: PastView): string => (by === 'month' ? key : key === SUSPENDED ? PARTY_WORDS.suspended.vi : view.nameOf(key as BodyId));

/** The numbers of each group, by its number: of a body, or of a month. Duties come one after the other. */
export class CustodyTally implements CustodyVisitor {
  private readonly days: Float64Array;
  private readonly duties: Int32Array;
  private readonly lastDuty: Int32Array;
  private allDuties = 0;
  private last = -1;

  constructor(
    private readonly counted: WorkingDayCount,
    private readonly by: 'body' | 'month',
    private readonly names: readonly string[],
    private readonly wanted: WantedCustody,
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
