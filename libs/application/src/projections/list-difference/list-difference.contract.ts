import type { BodyId, DirectiveId, InspectionStage, StandingState, UrgingGrade } from '#libs/domain';
import type { RecordedEvent } from '../../event-catalogue/index.js';
import type { FieldChange } from '../../history/changes-between.js';
import type { AsOf, Asked, Moment, Page } from '../../queries/contract.js';
import type { BoardSteps } from '../overdue-board/board-steps.js';
import type { UrgingInboxFilter } from '../urgings/urgings.contract.js';

/** A list that can be compared, narrowed as its own question narrows it. */
export type AskedList =
  | { readonly of: 'urgings'; readonly narrow: { readonly issuer: BodyId | null; readonly addressee: BodyId | null; readonly directiveId: DirectiveId | null; readonly grade: UrgingGrade | null } }
  | { readonly of: 'urging-inbox'; readonly body: BodyId; readonly filter: UrgingInboxFilter }
  | { readonly of: 'inspections'; readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null; readonly stage: InspectionStage | null } }
  | { readonly of: 'oversights'; readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null } }
  | { readonly of: 'reviews' }
  | { readonly of: 'notices'; readonly body: BodyId }
  | { readonly of: 'standing-duties'; readonly narrow: { readonly office: BodyId | null; readonly body: BodyId | null; readonly state: StandingState | null; readonly due: boolean } }
  | { readonly of: 'left-behind' }
  | { readonly of: 'directives' }
  | { readonly of: 'stubs' }
  | { readonly of: 'receipts'; readonly directiveId: DirectiveId }
  | { readonly of: 'rankings'; readonly office: BodyId | null }
  | { readonly of: 'delegations'; readonly narrow: { readonly body: BodyId | null; readonly inForce: boolean } }
  | { readonly of: 'proposals'; readonly narrow: { readonly body: BodyId | null; readonly subjectId: string | null; readonly open: boolean } }
  | { readonly of: 'bodies' };

/** `appeared`: the row stands in the list only after; `vanished`: only before. */
export const ROW_CHANGE_KINDS = ['appeared', 'vanished', 'changed'] as const;
export type RowChangeKind = (typeof ROW_CHANGE_KINDS)[number];

/** What changed in a list from `since` to `asked.asOf`. `kind`: only those changes; null = all. */
export class ListDifferenceQuestion {
  constructor(
    readonly asked: Asked,
    readonly since: AsOf,
    readonly list: AskedList,
    readonly kind: RowChangeKind | null,
    readonly page: Page,
    /** Whether the asker may learn of an act. */
    readonly mayBeSeen: (event: RecordedEvent) => Promise<boolean>,
  ) {}
}

/** A row that is not as it was. */
export interface RowChange extends BoardSteps {
  /** Of the row, the same at every moment. */
  readonly key: string;
  /** What it is known by on paper: a symbol, a subject, a name. */
  readonly title: string;
  readonly kind: RowChangeKind;
  /** Field by field as the list names them; all of them for a row that appeared or vanished. */
  readonly fields: readonly FieldChange[];
}

/**
 * Each change with the acts in between that made the row another one, as `steps`; none when days went by, when what the row names was
 * changed elsewhere (a rule, the name of a body), or when the asker may not know of them.
 */
export interface ListDifferenceAnswer {
  readonly since: Moment;
  readonly moment: Moment;
  /** How many rows the list has at both moments. */
  readonly rows: { readonly before: number; readonly after: number };
  /** How many changes there are of each kind, whichever kind is asked for. */
  readonly kinds: Readonly<Record<RowChangeKind, number>>;
  /** In the order of the list; what vanished comes last. */
  readonly changes: readonly RowChange[];
  readonly nextCursor: string | null;
}
