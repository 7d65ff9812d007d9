import type { RecordedEvent } from '#libs/application';
import type { Instant, LocalDate } from '#libs/domain';

/** How a duty returns, as its event says it. */
export type Rhythm = Extract<RecordedEvent['event'], { type: 'RecurrenceSet' }>['data'];

/** What an independent clerk notes of the periods of one duty. */
export interface NotedPeriods {
  rhythm: Rhythm | null;
  /** When each period was filed, by its rhythm and number. */
  readonly filed: Map<string, Instant>;
  /** Keys of those periods, such as `2022-Q1`. */
  readonly keys: Set<string>;
}

const MONTHS = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 } as const;
const ZONE = 7 * 3_600_000;
const DAY = 86_400_000;

const write = (at: number): LocalDate => new Date(at).toISOString().slice(0, 10) as LocalDate;
/** The day of a month that is counted from January of the year 0; days beyond its end are its last. */
function dayOf(month: number, day: number): LocalDate {
  const [year, ofYear] = [Math.floor(month / 12), month % 12];
  const last = new Date(Date.UTC(year, ofYear + 1, 0)).getUTCDate();
  return write(Date.UTC(year, ofYear, Math.min(day, last)));
}

export const vietnameseDay = (at: Instant): LocalDate => write(at + ZONE);

/**
 * Where each period that had begun stands at an instant (R3, R8), by a second reading of the cut-offs. `endedAt`: when the
 * duty was done or withdrawn; null while it is neither.
 */
export function periodsAt({ rhythm, filed }: NotedPeriods, rests: boolean, endedAt: Instant | null, at: Instant): readonly string[] {
  if (rhythm === null) return [];
  const [today, until] = [vietnameseDay(at), vietnameseDay(endedAt ?? at)];
  const places: string[] = [];
  for (const name of rhythm.rhythms) {
    const months = MONTHS[name];
    const begins = (number: number): LocalDate => (rhythm.calendar === 'ND09' ? dayOf(number * months - 1, 15) : dayOf(number * months, 1));
    let number = Math.floor((Number(rhythm.from.slice(0, 4)) * 12) / months) - 2;
    while (begins(number + 1) <= rhythm.from) number += 1;
    for (; begins(number) <= until; number++) {
      const due = rhythm.due === null ? null : dayOf(number * months + months - 1 + rhythm.due.monthOffset, rhythm.due.day);
      places.push(placeOf(due, filed.get(`${name} ${number}`) ?? null, rests, endedAt !== null, today));
    }
  }
  return places;
}

function placeOf(due: LocalDate | null, filedAt: Instant | null, rests: boolean, ended: boolean, today: LocalDate): string {
  if (filedAt !== null) return due === null ? 'filed-without-day' : filedAt < Date.parse(`${due}T00:00:00+07:00`) + DAY ? 'done-on-time' : 'done-late';
  if (ended) return 'lapsed';
  if (rests) return 'suspended';
  if (due === null) return 'missing-without-day';
  return today <= due ? 'in-time' : 'overdue';
}
