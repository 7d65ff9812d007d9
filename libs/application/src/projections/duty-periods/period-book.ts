import { dayNumber, dutyPeriod, firstNumber, fromDayNumber, periodPlace, REPORT_RHYTHMS, type DutyPeriod, type LocalDate, type PeriodPlace, type Recurrence, type ReportRhythm } from '#libs/domain';
import type { ReadModelReader, SqlValue } from '../../ports/read-model-store.js';
import type { Moment, Visibility } from '../../queries/contract.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import { DUTY_CONDITIONS, FILING } from './duty-periods.projection.js';

/** More periods than one rhythm can have. */
const RHYTHM_STRIDE = 1_000_000;
const NEVER_ASKED = Number.NaN;

/** How a recurring duty stood from an event on. */
interface DutyVersion {
  readonly from: number;
  readonly condition: (typeof DUTY_CONDITIONS)[number];
  /** The day on which it was done or withdrawn; null while it is neither. */
  readonly endedOn: number | null;
  readonly body: string;
  readonly directive: string;
  readonly issuer: string;
  readonly parties: readonly string[];
  readonly tracks: readonly PeriodTrack[];
}

/** One that was taken back: it stood from an event on until another. */
interface TakenBack {
  readonly from: number;
  readonly to: number;
  readonly state: number;
  readonly body: string;
}

/** What was filed in one rhythm, in columns by number of the period from `first` on: read by the hundred thousand, so it lies together. */
interface FiledNumbers {
  first: number;
  /** Event of the filing that stands; 0 = none does. */
  readonly from: number[];
  readonly state: number[];
  readonly body: string[];
  /** Few have any, by number of the period. */
  takenBack: Map<number, TakenBack[]> | null;
}

interface RecurringDuty {
  readonly versions: DutyVersion[];
  /** By place of the rhythm in `REPORT_RHYTHMS`. */
  readonly filed: (FiledNumbers | undefined)[];
}

/** One period of a recurring duty as it stood at a moment. */
export interface PeriodInstance {
  /** Number of the duty. */
  readonly duty: number;
  /** Orders and names the periods of one duty; from 1 on, so that 0 can mean the duty itself. */
  readonly place: number;
  readonly period: DutyPeriod;
  /** Who filed it, or whose it is to file (R11). */
  readonly body: string;
  readonly directive: string;
  readonly issuer: string;
  readonly standsIn: PeriodPlace;
  /** Counted late though its paper was in time (R13). */
  readonly lateEntry: boolean;
}

/** One period under the eyes of whoever walks over all of them: the same object for each, so only `instance()` may be kept. */
export class SeenPeriod {
  duty = 0;
  body = '';
  directive = '';
  standsIn: PeriodPlace = 'in-time';
  lateEntry = false;
  private version: DutyVersion | undefined;
  private shown: DutyPeriod | undefined;

  get period(): DutyPeriod {
    return this.shown as DutyPeriod;
  }

  /** As of `PeriodInstance`. */
  get place(): number {
    return REPORT_RHYTHMS.indexOf(this.period.rhythm) * RHYTHM_STRIDE + this.period.number;
  }

  /** `filing`: as in `FILING`; `takenBack` stands for nothing filed. `filedBy`: null then. */
  see(duty: number, version: DutyVersion, period: DutyPeriod, filing: number, filedBy: string | null, today: LocalDate): this {
    this.duty = duty;
    this.version = version;
    this.shown = period;
    this.body = filedBy ?? version.body;
    this.directive = version.directive;
    this.standsIn = periodPlace(period.due, filing === FILING.takenBack ? null : filing === FILING.inTime ? 'in-time' : 'late', version.condition, today);
    this.lateEntry = filing === FILING.lateEntry;
    return this;
  }

  instance(): PeriodInstance {
    const { duty, period, body, directive, standsIn, lateEntry } = this;
    return { duty, place: this.place, period, body, directive, issuer: this.version?.issuer ?? '', standsIn, lateEntry };
  }
}

/**
 * The recurring duties and what was filed for them, in memory: loaded when first asked for, then only what was added; afresh
 * when a rebuilt file serves. A question costs a step for each period that has begun: a few nanoseconds, since a board of a
 * large office walks over hundreds of thousands.
 */
export class PeriodBook {
  private readonly duties = new Map<number, RecurringDuty>();
  private readonly tracks = new Map<string, readonly PeriodTrack[]>();
  private readonly names = new Map<string, string>();
  private generation = -1;
  private loadedDuty = 0;
  private loadedFiling = 0;

  /** Takes over what was committed since. */
  refresh({ database, generation }: ReadModelReader): void {
    if (generation !== this.generation) {
      this.generation = generation;
      this.duties.clear();
      this.loadedDuty = this.loadedFiling = 0;
    }
    // Filings first: the duty of each is then among the rows read after them.
    const filings = [...database.prepare('SELECT idx, duty, rhythm, number, body, state FROM filing WHERE idx > ? ORDER BY idx').iterateArrays(this.loadedFiling)];
    for (const row of database.prepare('SELECT idx, duty, day, condition, body, directive, issuer, parties, recurrence FROM duty WHERE idx > ? ORDER BY idx').iterateArrays(this.loadedDuty)) this.addVersion(row);
    for (const row of filings) this.addFiling(row);
  }

  /** Shows every period that had begun at the moment, of the duties that may be seen, in the order of assignment. */
  walk({ index, at }: Moment, visibility: Visibility, show: (seen: SeenPeriod) => void): void {
    const visible = visibility.kind === 'all' ? null : new Set<string>(visibility.bodies);
    const today = dayNumberAt(at);
    const seen = new SeenPeriod();
    for (const [duty, recurring] of this.duties) {
      const version = versionAt(recurring.versions, index);
      if (version === undefined || (visible !== null && !version.parties.some((body) => visible.has(body)))) continue;
      walkDuty(duty, recurring, version, index, today, seen, show);
    }
  }

  /** That period of that duty as it stood at the moment; null when it had not begun. */
  instanceAt(duty: number, place: number, { index, at }: Moment): PeriodInstance | null {
    const recurring = this.duties.get(duty);
    const version = recurring === undefined ? undefined : versionAt(recurring.versions, index);
    if (recurring === undefined || version === undefined) return null;
    let found: PeriodInstance | null = null;
    walkDuty(duty, recurring, version, index, dayNumberAt(at), new SeenPeriod(), (seen) => {
      if (seen.place === place) found = seen.instance();
    });
    return found;
  }

  /** Dense indexes of the events after `since` and up to `until` that could move that period, in order. */
  movesOf({ duty, period }: PeriodInstance, since: number, until: number): readonly number[] {
    const { versions, filed } = this.duties.get(duty) ?? { versions: [], filed: [] };
    const numbers = filed[REPORT_RHYTHMS.indexOf(period.rhythm)];
    const standing = numbers?.from[period.number - numbers.first] ?? 0;
    const takenBack = numbers?.takenBack?.get(period.number) ?? [];
    const all = [...versions.map(({ from }) => from), ...takenBack.flatMap(({ from, to }) => [from, to]), standing];
    return [...new Set(all)].filter((index) => index > since && index <= until).sort((a, b) => a - b);
  }

  /** Those of them that are wanted. */
  instances(moment: Moment, visibility: Visibility, isWanted: (seen: SeenPeriod) => boolean): readonly PeriodInstance[] {
    const found: PeriodInstance[] = [];
    this.walk(moment, visibility, (seen) => {
      if (isWanted(seen)) found.push(seen.instance());
    });
    return found;
  }

  private addVersion([idx, number, day, condition, body, directive, issuer, parties, recurrence]: readonly SqlValue[]): void {
    const duty = this.duties.get(Number(number)) ?? { versions: [], filed: [] };
    this.duties.set(Number(number), duty);
    const stands = DUTY_CONDITIONS[Number(condition)] ?? 'open';
    const ended = stands === 'done' || stands === 'withdrawn';
    duty.versions.push({
      from: Number(idx),
      condition: stands,
      endedOn: ended ? (duty.versions.at(-1)?.endedOn ?? Number(day)) : null,
      body: this.nameOf(String(body)),
      directive: this.nameOf(String(directive)),
      issuer: String(issuer),
      parties: String(parties).split(','),
      tracks: recurrence === null || recurrence === undefined ? [] : this.tracksOf(String(recurrence)),
    });
    this.loadedDuty = Number(idx);
  }

  private addFiling([idx, duty, rhythm, number, body, state]: readonly SqlValue[]): void {
    this.loadedFiling = Number(idx);
    const filed = this.duties.get(Number(duty))?.filed;
    if (filed === undefined) return;
    const period = Number(number);
    const numbers = (filed[Number(rhythm)] ??= { first: period, from: [], state: [], body: [], takenBack: null });
    for (; numbers.first > period; numbers.first--) this.widen(numbers, 'before');
    const at = period - numbers.first;
    while (numbers.from.length <= at) this.widen(numbers, 'behind');
    if (state === FILING.takenBack) {
      const was = { from: numbers.from[at] as number, to: Number(idx), state: numbers.state[at] as number, body: numbers.body[at] as string };
      numbers.takenBack ??= new Map();
      numbers.takenBack.set(period, [...(numbers.takenBack.get(period) ?? []), was]);
      numbers.from[at] = 0;
      return;
    }
    numbers.from[at] = Number(idx);
    numbers.state[at] = Number(state);
    numbers.body[at] = this.nameOf(String(body));
  }

  private widen({ from, state, body }: FiledNumbers, where: 'before' | 'behind'): void {
    const at = where === 'before' ? 0 : from.length;
    from.splice(at, 0, 0);
    state.splice(at, 0, FILING.takenBack);
    body.splice(at, 0, '');
  }

  /** One text for each body, so that equal ones are told at a glance. */
  private nameOf(text: string): string {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    this.names.set(text, text);
    return text;
  }

  /** Many duties return alike: their periods are worked out once. */
  private tracksOf(text: string): readonly PeriodTrack[] {
    let tracks = this.tracks.get(text);
    if (tracks === undefined) {
      const recurrence = JSON.parse(text) as Recurrence;
      this.tracks.set(text, (tracks = recurrence.rhythms.map((rhythm) => new PeriodTrack(recurrence, rhythm))));
    }
    return tracks;
  }
}

/** The periods of one rhythm, worked out as far as somebody has asked. */
class PeriodTrack {
  /** Place in `REPORT_RHYTHMS`. */
  readonly rhythm: number;
  private readonly known: DutyPeriod[] = [];
  private readonly firstDays: number[] = [];
  private lastDay = NEVER_ASKED;
  private lastCount = 0;

  constructor(
    private readonly recurrence: Recurrence,
    private readonly name: ReportRhythm,
  ) {
    this.rhythm = REPORT_RHYTHMS.indexOf(name);
  }

  /** How many have begun by that day. Many duties share a track, and all of a question ask for one day. */
  begunBy(day: number): number {
    if (day === this.lastDay) return this.lastCount;
    while ((this.firstDays.at(-1) ?? day) <= day) {
      const period = dutyPeriod(this.recurrence, this.name, firstNumber(this.recurrence, this.name) + this.known.length);
      this.known.push(period);
      this.firstDays.push(dayNumber(period.from));
    }
    let count = this.firstDays.length;
    while (count > 0 && (this.firstDays[count - 1] as number) > day) count--;
    [this.lastDay, this.lastCount] = [day, count];
    return count;
  }

  /** The oldest is at 0. Only below what `begunBy` told. */
  at(place: number): DutyPeriod {
    return this.known[place] as DutyPeriod;
  }
}

/** Shows the periods of one duty that had begun. */
function walkDuty(duty: number, { filed }: RecurringDuty, version: DutyVersion, index: number, today: number, seen: SeenPeriod, show: (seen: SeenPeriod) => void): void {
  const todayText = fromDayNumber(today);
  for (const track of version.tracks) {
    const begun = track.begunBy(version.endedOn ?? today);
    const numbers = filed[track.rhythm];
    for (let place = 0; place < begun; place++) {
      const period = track.at(place);
      const at = numbers === undefined ? -1 : period.number - numbers.first;
      if (numbers === undefined || at < 0 || at >= numbers.from.length) show(seen.see(duty, version, period, FILING.takenBack, null, todayText));
      else if (numbers.from[at] !== 0 && (numbers.from[at] as number) <= index) show(seen.see(duty, version, period, numbers.state[at] as number, numbers.body[at] as string, todayText));
      else {
        const then = numbers.takenBack?.get(period.number)?.findLast(({ from, to }) => from <= index && index < to);
        show(seen.see(duty, version, period, then?.state ?? FILING.takenBack, then?.body ?? null, todayText));
      }
    }
  }
}

/** The version that held at that event; mostly the last one. */
function versionAt(versions: readonly DutyVersion[], index: number): DutyVersion | undefined {
  let place = versions.length - 1;
  while (place >= 0 && (versions[place] as DutyVersion).from > index) place--;
  return versions[place];
}
