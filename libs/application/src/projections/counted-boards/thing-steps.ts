import { endOfDay, fromDayNumber } from '#libs/domain';
import type { Moment } from '../../queries/contract.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import { momentsProjection, recordedAtOf } from '../moments/index.js';
import { actStep, MOST_STEPS, type BoardStep, type BoardSteps } from '../overdue-board/board-steps.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import type { ActPlace, CountedBoard, CountedThing } from './counted-board.js';

type Move = ActPlace | { readonly day: number };

/**
 * What moved a thing from one moment to another: it is asked how it stood before and after each act that can have moved it,
 * and between two acts on which days it came to stand otherwise by time alone. For the few that are shown.
 */
export class ThingStepTeller<T extends CountedThing> {
  constructor(
    private readonly sources: QuerySources,
    private readonly board: CountedBoard<T>,
    private readonly since: Moment,
    private readonly until: Moment,
  ) {}

  async of(thing: T): Promise<BoardSteps> {
    const moves = this.moves(thing);
    const shown = moves.slice(-MOST_STEPS);
    const steps = await Promise.all(shown.map((move): BoardStep | Promise<BoardStep> => ('day' in move ? { by: 'time', day: fromDayNumber(move.day) } : actStep(this.sources, move))));
    return { steps, earlierSteps: moves.length - shown.length };
  }

  private moves(thing: T): readonly Move[] {
    const { board, since, until } = this;
    const moments = readerOf(this.sources, momentsProjection);
    const moves: Move[] = [];
    let [from, stood] = [since, board.standing(thing, since)];
    const passTime = (to: Moment): void => {
      moves.push(...this.daysPassed(thing, stood, from.at, to));
      [from, stood] = [to, board.standing(thing, to)];
    };
    for (const act of board.acts(thing, since.index, until.index)) {
      const at = recordedAtOf(moments, act.index);
      passTime({ index: act.index - 1, at });
      const after = { index: act.index, at };
      const stands = board.standing(thing, after);
      if (stands !== stood) moves.push(act);
      [from, stood] = [after, stands];
    }
    passTime(until);
    return moves;
  }

  /** The days at whose end it came to stand otherwise. */
  private daysPassed(thing: T, stood: string, from: number, to: Moment): readonly Move[] {
    const [first, last] = [dayNumberAt(from), dayNumberAt(to.at)];
    const standingOn = (day: number): string => this.board.standing(thing, { index: to.index, at: day === last ? to.at : endOfDay(fromDayNumber(day)) - 1 });
    const days = this.board.turns?.(thing, to).filter((day) => day >= first && day < last);
    if (days === undefined) return soughtDays(stood, first, last, standingOn);
    let stands = stood;
    return [...new Set(days)].toSorted((a, b) => a - b).flatMap((day): readonly Move[] => {
      const before = stands;
      stands = standingOn(day + 1);
      return stands === before ? [] : [{ day }];
    });
  }
}

/** Each found by halving. */
function soughtDays(stood: string, first: number, last: number, standingOn: (day: number) => string): readonly Move[] {
  const days: Move[] = [];
  let day = first;
  for (let [stands, end] = [stood, standingOn(last)]; stands !== end && day < last; stands = standingOn(day)) {
    let [same, other] = [day, last];
    while (other - same > 1) {
      const middle = (same + other) >>> 1;
      if (standingOn(middle) === stands) same = middle;
      else other = middle;
    }
    days.push({ day: other - 1 });
    day = other;
  }
  return days;
}
