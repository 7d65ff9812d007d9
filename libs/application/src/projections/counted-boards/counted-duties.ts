import type { AssignmentId, LocalDate } from '#libs/domain';
import { fromDayNumber } from '#libs/domain';
import { SUPERVISION_RULES_STREAM } from '../../commands/supervision-rules/supervision-rules.aggregate.js';
import { assignmentStream } from '../../commands/stream-names.js';
import type { Visibility } from '../../queries/contract.js';
import { assignmentCardProjection } from '../assignment-card/assignment-card.projection.js';
import { Cards } from '../assignment-card/cards.js';
import { NO_DAY } from '../duty-columns/standing-columns.js';
import type { PeriodInstance } from '../duty-periods/period-book.js';
import type { PastView, ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { mayKnow } from '../reading/visibility.js';
import { supervisionRulesProjection } from '../supervision-rules/supervision-rules.projection.js';
import type { ActPlace, CountedSubject } from './counted-board.js';

/** A duty that a board counts, or a period of a recurring one. */
export interface DutyThing {
  /** Number of the duty. */
  readonly duty: number;
  readonly period: PeriodInstance | null;
}

/** In the order of assignment, a duty before its periods. */
export const keyOfDuty = (duty: number, period: PeriodInstance | null, part = ''): string => `${String(duty).padStart(10, '0')} ${String(period?.place ?? 0).padStart(10, '0')}${part === '' ? '' : ` ${part}`}`;

export const writtenDay = (day: number): LocalDate | null => (day === NO_DAY ? null : fromDayNumber(day));

/** What boards that count duties have in common. */
export class CountedDuties {
  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
  ) {}

  /** Null when the asker may not know of the duty at the moment of the view. */
  subject({ duty, period }: DutyThing, view: PastView): CountedSubject | null {
    const card = view.cards.byNumber(duty);
    if (card === null || !mayKnow(this.visibility, card.parties)) return null;
    return { kind: 'duty', id: card.id, part: period?.period.key ?? null, code: card.taskCode, title: card.summary, directiveId: card.directiveId };
  }

  /** The acts of the duty that can have moved it, or its period. */
  acts({ duty, period }: DutyThing, since: number, until: number): readonly ActPlace[] {
    const cards = this.cardsAt(until);
    if (period !== null) return this.placed(duty, this.memory.periods.movesOf(period, since, until), until);
    const id = this.idOf(duty, cards);
    return id === null ? [] : cards.turnsOf(duty, since).map((turn) => ({ ...turn, stream: assignmentStream(id) }));
  }

  /** The events of the duty with these dense indexes. */
  placed(duty: number, indexes: readonly number[], until: number): readonly ActPlace[] {
    const cards = this.cardsAt(until);
    const id = indexes.length === 0 ? null : this.idOf(duty, cards);
    if (id === null) return [];
    // Every event of a duty has an index, in the order of their revisions.
    const known = cards.indexesOf(duty, 0, Number.MAX_SAFE_INTEGER);
    return indexes.map((index) => ({ index, stream: assignmentStream(id), revision: known.indexOf(index) }));
  }

  /** Rules that were published meanwhile, for boards that judge by them. */
  publications(since: number, until: number): readonly ActPlace[] {
    const rows = readerOf(this.sources, supervisionRulesProjection).database.prepare('SELECT idx, revision FROM publication WHERE idx > ? AND idx <= ? ORDER BY idx').all(since, until);
    return rows.map((row) => ({ index: Number(row['idx']), stream: SUPERVISION_RULES_STREAM, revision: Number(row['revision']) }));
  }

  private cardsAt(index: number): Cards {
    return new Cards(readerOf(this.sources, assignmentCardProjection), index, this.memory.cardNames);
  }

  private idOf(duty: number, cards: Cards): AssignmentId | null {
    return cards.byNumber(duty)?.id ?? null;
  }
}

export const inOrder = (...acts: readonly (readonly ActPlace[])[]): readonly ActPlace[] => acts.flat().toSorted((a, b) => a.index - b.index);
