import { dutyPeriod, firstNumber, fromDayNumber, periodPlace, REPORT_RHYTHMS, type DutyPeriod, type LocalDate, type PeriodPlace, type Recurrence, type ReportRhythm } from '#libs/domain';
import type { ReadModelReader, SqlValue } from '../../ports/read-model-store.js';
import type { Moment, Visibility } from '../../queries/contract.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import { DUTY_CONDITIONS, FILING } from './duty-periods.projection.js';

/** In `to`: not taken back. */
const OPEN_END = Number.POSITIVE_INFINITY;
/** More periods than one rhythm can have. */
const RHYTHM_STRIDE = 1_000_000;

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

interface Filing {
  readonly from: number;
  to: number;
  readonly place: number;
  readonly body: string;
  readonly state: number;
}

interface RecurringDuty {
  readonly versions: DutyVersion[];
  readonly filings: Filing[];
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

/**
 * The recurring duties and what was filed for them, in memory: loaded when first asked for, then only what was added; afresh
 * when a rebuilt file serves. A question costs a step for each period that has begun.
 */
export class PeriodBook {
  private readonly duties = new Map<number, RecurringDuty>();
  private readonly tracks = new Map<string, readonly PeriodTrack[]>();
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

  /** Every period that had begun at the moment, of the duties that may be seen, in the order of assignment. */
  *at({ index, at }: Moment, visibility: Visibility): Generator<PeriodInstance> {
    const visible = visibility.kind === 'all' ? null : new Set<string>(visibility.bodies);
    const today = dayNumberAt(at);
    for (const [duty, { versions, filings }] of this.duties) {
      const version = versions.findLast(({ from }) => from <= index);
      if (version === undefined || (visible !== null && !version.parties.some((body) => visible.has(body)))) continue;
      const filed = new Map<number, Filing>();
      for (const filing of filings) if (filing.from <= index && index < filing.to) filed.set(filing.place, filing);
      const begunBy = fromDayNumber(version.endedOn ?? today);
      for (const track of version.tracks) {
        for (const period of track.until(begunBy)) yield instanceOf(duty, version, period, filed.get(placeOf(period.rhythm, period.number)) ?? null, fromDayNumber(today));
      }
    }
  }

  /** Dense indexes of the events after `since` and up to `until` that could move that period, in order. */
  movesOf({ duty, place }: PeriodInstance, since: number, until: number): readonly number[] {
    const { versions, filings } = this.duties.get(duty) ?? { versions: [], filings: [] };
    const all = [...versions.map(({ from }) => from), ...filings.filter((filing) => filing.place === place).flatMap(({ from, to }) => [from, to])];
    return [...new Set(all)].filter((index) => index > since && index <= until).sort((a, b) => a - b);
  }

  private addVersion([idx, number, day, condition, body, directive, issuer, parties, recurrence]: readonly SqlValue[]): void {
    const duty = this.duties.get(Number(number)) ?? { versions: [], filings: [] };
    this.duties.set(Number(number), duty);
    const stands = DUTY_CONDITIONS[Number(condition)] ?? 'open';
    const ended = stands === 'done' || stands === 'withdrawn';
    duty.versions.push({
      from: Number(idx),
      condition: stands,
      endedOn: ended ? (duty.versions.at(-1)?.endedOn ?? Number(day)) : null,
      body: String(body),
      directive: String(directive),
      issuer: String(issuer),
      parties: String(parties).split(','),
      tracks: recurrence === null || recurrence === undefined ? [] : this.tracksOf(String(recurrence)),
    });
    this.loadedDuty = Number(idx);
  }

  private addFiling([idx, number, rhythm, period, body, state]: readonly SqlValue[]): void {
    const filings = this.duties.get(Number(number))?.filings ?? [];
    const place = placeOf(REPORT_RHYTHMS[Number(rhythm)] ?? 'monthly', Number(period));
    if (state === FILING.takenBack) {
      const filing = filings.findLast((one) => one.place === place);
      if (filing !== undefined) filing.to = Number(idx);
    } else filings.push({ from: Number(idx), to: OPEN_END, place, body: String(body), state: Number(state) });
    this.loadedFiling = Number(idx);
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
  private readonly known: DutyPeriod[] = [];

  constructor(
    private readonly recurrence: Recurrence,
    private readonly rhythm: ReportRhythm,
  ) {}

  /** Those that have begun by that day, oldest first. */
  *until(day: LocalDate): Generator<DutyPeriod> {
    for (let place = 0; ; place++) {
      const period = (this.known[place] ??= dutyPeriod(this.recurrence, this.rhythm, firstNumber(this.recurrence, this.rhythm) + place));
      if (period.from > day) return;
      yield period;
    }
  }
}

function instanceOf(duty: number, { condition, body, directive, issuer }: DutyVersion, period: DutyPeriod, filing: Filing | null, today: LocalDate): PeriodInstance {
  const filed = filing === null ? null : filing.state === FILING.inTime ? 'in-time' : 'late';
  return {
    duty,
    place: placeOf(period.rhythm, period.number),
    period,
    body: filing?.body ?? body,
    directive,
    issuer,
    standsIn: periodPlace(period.due, filed, condition, today),
    lateEntry: filing?.state === FILING.lateEntry,
  };
}

const placeOf = (rhythm: ReportRhythm, number: number): number => REPORT_RHYTHMS.indexOf(rhythm) * RHYTHM_STRIDE + number;
