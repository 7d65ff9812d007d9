import type { ActorId, BodyId, Instant } from '#libs/domain';

/** What the board of the web application can be made of, in the order that it has when nobody arranged it. */
export const BOARD_CARDS = ['boxes', 'lines', 'overdue', 'upcoming', 'bodies', 'heat-map', 'silent', 'missing-reports'] as const;
export type BoardCard = (typeof BOARD_CARDS)[number];

export const isBoardCard = (value: unknown): value is BoardCard => BOARD_CARDS.includes(value as BoardCard);

/** Whose board it is: a person's own, or the one with which everybody of a body begins. */
export type ArrangementHolder = { readonly kind: 'person'; readonly id: ActorId } | { readonly kind: 'body'; readonly id: BodyId };

/** How a board begins: its cards, the first one first, and the filters that it is narrowed to. */
export interface BoardArrangement {
  readonly holder: ArrangementHolder;
  /** At least one, none twice. */
  readonly cards: readonly BoardCard[];
  /** Query string of the board, without the question mark; what is no filter there is ignored by it. */
  readonly search: string;
  readonly savedBy: ActorId;
  readonly savedAt: Instant;
}

/** How people and bodies arranged their boards, beside the accounts as saved views are (ADR 0094). One for each holder. */
export interface BoardArrangements {
  /** Null when it was never arranged; cards that this version does not know are left out. */
  of(holder: ArrangementHolder): BoardArrangement | null;
  /** In place of the one before. */
  save(arrangement: BoardArrangement): void;
  /** False when there is none. */
  remove(holder: ArrangementHolder): boolean;
}
