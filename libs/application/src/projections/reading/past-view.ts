import { boxOfPeriod, codeAt, dateAt, daysBetween, dueSoonWithin, standingAt, standingSteps, type BodyId, type DueReading, type LocalDate, type Standing, type SupervisionPolicy, type SupervisionRules } from '#libs/domain';
import type { Asked, DutyRow, Moment, QueryAnswer } from '../../queries/contract.js';
import { assignmentCardProjection } from '../assignment-card/assignment-card.projection.js';
import { CardNames, Cards, type Card } from '../assignment-card/cards.js';
import { bodiesProjection } from '../bodies/bodies.projection.js';
import { Registers, type Register } from '../bodies/register.js';
import { directiveOverviewProjection } from '../directive-overview/directive-overview.projection.js';
import { DirectiveVersions, type Directives } from '../directive-overview/directives.js';
import { AskedOfDuties } from '../custody/asked-coordinators.js';
import { CustodyColumns } from '../custody/custody-columns.js';
import { DutyColumns } from '../duty-columns/duty-columns.js';
import { dayNumberAt, dayOf } from '../duty-columns/standing-columns.js';
import { tally } from '../duty-columns/four-boxes.js';
import { PeriodBook, type PeriodInstance } from '../duty-periods/period-book.js';
import { INBOX_COLUMNS } from '../inbox/inbox.projection.js';
import { BOARD_COLUMNS } from '../overdue-board/overdue-board.projection.js';
import { KeptReports } from '../periodic-reports/kept-reports.js';
import { rulesAt } from '../supervision-rules/rules-at.js';
import { supervisionRulesProjection } from '../supervision-rules/supervision-rules.projection.js';
import { momentOf, readerOf, type QuerySources, type ReadModelName } from './query-sources.js';

/** What the lists of all questions are made from, kept between questions. Columns are refreshed by whoever reads them. */
export interface ReadingMemory {
  readonly registers: Registers;
  readonly cardNames: CardNames;
  readonly directives: DirectiveVersions;
  readonly periods: PeriodBook;
  readonly inbox: DutyColumns;
  readonly board: DutyColumns;
  readonly custody: CustodyColumns;
  readonly coordination: AskedOfDuties;
  readonly reports: KeptReports;
}

export const readingMemory = (): ReadingMemory => ({
  registers: new Registers(), cardNames: new CardNames(), directives: new DirectiveVersions(), periods: new PeriodBook(), inbox: new DutyColumns(INBOX_COLUMNS), board: new DutyColumns(BOARD_COLUMNS), custody: new CustodyColumns(), coordination: new AskedOfDuties(), reports: new KeptReports(),
}); // prettier-ignore

/** Duties, directives and names as they stood at one moment. */
export class PastView {
  readonly cards: Cards;
  readonly directives: Directives;
  /** The day of the moment. */
  readonly today: LocalDate;
  private rules: ((issuer: BodyId | null) => SupervisionRules) | null = null;

  private folded: Register | null = null;

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    readonly moment: Moment,
  ) {
    this.cards = new Cards(readerOf(sources, assignmentCardProjection), moment.index, memory.cardNames);
    this.directives = memory.directives.at(readerOf(sources, directiveOverviewProjection), moment.index);
    this.today = dateAt(moment.at);
  }

  /** Folded when first asked for: many views of a difference never ask. */
  get register(): Register {
    this.folded ??= this.memory.registers.upTo(readerOf(this.sources, bodiesProjection), this.moment.index);
    return this.folded;
  }

  /** The rules in force at the moment for what that body issued (invariant 8). */
  rulesOf(issuer: BodyId | null): SupervisionRules {
    this.rules ??= rulesAt(this.sources, this.moment.index);
    return this.rules(issuer);
  }

  policyOf(issuer: BodyId | null): SupervisionPolicy {
    return this.rulesOf(issuer).policy;
  }

  nameOf(body: BodyId): string {
    return this.register.name(body, this.today);
  }

  dutyRow(card: Card, against: DueReading = 'current'): DutyRow {
    const acknowledgementOverdue = !card.acknowledged && card.status === 'assigned' && card.acknowledgementDue !== null && dayNumberAt(this.moment.at) > (dayOf(card.acknowledgementDue) ?? 0);
    return {
      assignmentId: card.id,
      directiveId: card.directiveId,
      directiveSymbol: this.directives.symbol(card.directiveId),
      taskCode: card.taskCode,
      summary: card.summary,
      body: card.body,
      bodyName: this.nameOf(card.body),
      mode: card.mode,
      status: card.status,
      standing: standingAt(card.facts, this.moment.at, against, this.policyOf(card.issuer)),
      originalDue: card.facts.originalDue,
      currentDue: card.currentDue,
      acknowledgementDue: card.acknowledgementDue,
      acknowledged: card.acknowledged,
      acknowledgementLate: card.acknowledged ? card.acknowledgedLate : acknowledgementOverdue,
      holder: card.holder,
      percent: card.percent,
      extensionPending: card.extensionPending,
      extensionsGranted: card.extensionsGranted,
      starred: card.starred ?? this.directives.starred(card.directiveId, card.taskCode),
      revision: card.revision,
      period: null,
    };
  }

  /** One period of the duty on that card. */
  periodRow(card: Card, instance: PeriodInstance): DutyRow {
    const { rhythm, key, from, to, due } = instance.period;
    return { ...this.dutyRow(card), standing: this.standingOf(instance), originalDue: due, currentDue: due, period: { rhythm, key, from, to } };
  }

  /** Whether the period is missing and its due day near, by the policy of who issued its duty (R3). */
  isDueSoon({ period: { from, due }, standsIn, issuer }: PeriodInstance): boolean {
    return standsIn === 'in-time' && due !== null && daysBetween(this.today, due) <= dueSoonWithin(daysBetween(from, due), this.policyOf(issuer as BodyId));
  }

  private standingOf(instance: PeriodInstance): Standing {
    const box = boxOfPeriod(instance.standsIn);
    const { due } = instance.period;
    if (box === null || due === null) return { kind: 'line', line: instance.standsIn === 'suspended' ? 'suspended' : 'recurring', done: instance.standsIn === 'filed-without-day' };
    const daysOverdue = box === 'overdue' ? daysBetween(due, this.today) : 0;
    return { kind: 'box', box, awaitingConfirmation: false, dueSoon: this.isDueSoon(instance), daysOverdue, extended: false, extensionPending: false };
  }

  /** Counts the duty among the four boxes. */
  tally(card: Card, counts: Int32Array): void {
    const { facts } = card;
    const extended = facts.originalDue !== null && facts.currentDue !== null && facts.originalDue !== facts.currentDue;
    const code = codeAt(standingSteps(facts, 'current'), this.moment.at);
    tally(counts, 0, code, facts.pendingSubmissionAt !== null, extended, card.lateEntry);
  }
}

/** The models that every view needs. */
export const VIEWED: readonly ReadModelName[] = [assignmentCardProjection, directiveOverviewProjection, bodiesProjection, supervisionRulesProjection];

/** Finds the moment and opens the view of it. @throws ReadModelMissingError */
export function viewAt(sources: QuerySources, memory: ReadingMemory, { asOf }: Asked, models: readonly ReadModelName[] = []): QueryAnswer<PastView> {
  const moment = momentOf(sources, asOf, [...VIEWED, ...models]);
  return moment.ok ? { ok: true, answer: new PastView(sources, memory, moment.answer) } : moment;
}
