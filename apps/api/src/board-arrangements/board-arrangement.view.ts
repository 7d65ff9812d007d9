import type { BoardArrangement } from '#libs/application';

export interface BoardArrangementView extends Pick<BoardArrangement, 'cards' | 'search'> {
  readonly savedAt: string;
}

/** `own` goes before `ofBody`, and where there is neither the board is as it comes. */
export interface BoardArrangementsView {
  readonly own: BoardArrangementView | null;
  readonly ofBody: BoardArrangementView | null;
  /** Whether whoever asks may arrange the one for the body. */
  readonly mayArrangeForBody: boolean;
}

export const boardArrangementView = (arrangement: BoardArrangement | null): BoardArrangementView | null =>
  arrangement === null ? null : { cards: arrangement.cards, search: arrangement.search, savedAt: new Date(arrangement.savedAt).toISOString() };
