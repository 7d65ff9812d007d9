import { defaultParseSearch } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';
import type { Dictionary } from '../language/vi.js';
import { readBoardSearch, type BoardSearch } from './board-search.js';

export type Arrangement = Schemas['BoardArrangement'];
export type BoardCard = Arrangement['cards'][number];

/** Where the name of each card stands among the words of the board. */
const NAMED = {
  boxes: 'dated', lines: 'beside', overdue: 'overdue', upcoming: 'upcoming', bodies: 'byBody', 'heat-map': 'heatMap', silent: 'silent', 'missing-reports': 'missing',
} as const satisfies Readonly<Record<BoardCard, keyof Dictionary['board']>>; // prettier-ignore

/** Every card, in the order of a board that nobody arranged. */
export const CARDS = Object.keys(NAMED) as readonly BoardCard[];

/** The board's own address: `the` its cards, the first one first, with full stops between them; absent = as it was kept, or as it comes. */
export interface ArrangedSearch extends BoardSearch {
  readonly the?: string | undefined;
}

const isCard = (value: string): value is BoardCard => CARDS.includes(value as BoardCard);

/** The cards that are named, each once; what is no card is left out. */
export const cardsIn = (the: string): readonly BoardCard[] => [...new Set(the.split('.').filter(isCard))];

export const writtenCards = (cards: readonly BoardCard[]): string => cards.join('.');

export function readArrangedSearch(search: Readonly<Record<string, unknown>>): ArrangedSearch {
  const the = typeof search['the'] === 'string' ? writtenCards(cardsIn(search['the'])) : '';
  return { ...readBoardSearch(search), ...(the !== '' && { the }) };
}

/** The address with which an arranged board begins: its filters, unless the address that was opened has some itself. */
export function begunWith({ cards, search: kept }: Pick<Arrangement, 'cards' | 'search'>, asked: BoardSearch): ArrangedSearch {
  const { luc: _luc, ...filters } = readBoardSearch(defaultParseSearch(`?${kept}`));
  const narrowed = asked.dv !== undefined || asked.vb !== undefined || asked.han !== undefined;
  return { ...(!narrowed && filters), ...asked, the: writtenCards(cards.filter(isCard)) };
}

/** The card one place further up (-1) or down (1); as they are when it is the first or the last one. */
export function movedCard(cards: readonly BoardCard[], card: BoardCard, by: -1 | 1): readonly BoardCard[] {
  const from = cards.indexOf(card);
  const other = cards[from + by];
  return from === -1 || other === undefined ? cards : cards.map((each) => (each === card ? other : each === other ? card : each));
}

/** Shown as the last one, or taken off; the last card of a board stays. */
export const toggledCard = (cards: readonly BoardCard[], card: BoardCard): readonly BoardCard[] =>
  cards.includes(card) ? (cards.length === 1 ? cards : cards.filter((each) => each !== card)) : [...cards, card];

export const cardName = (card: BoardCard, { board }: Dictionary): string => board[NAMED[card]];
