import { describe, expect, it } from '@jest/globals';
import { begunWith, CARDS, cardsIn, movedCard, readArrangedSearch, toggledCard } from './board-cards.js';

describe('the cards of the board', () => {
  it('come in this order when nobody arranged them', () => {
    expect(CARDS).toEqual(['boxes', 'lines', 'overdue', 'upcoming', 'bodies', 'heat-map', 'silent', 'missing-reports']);
  });

  it('are read from an address, each once; what is no card is left out', () => {
    expect(cardsIn('overdue.weather.boxes.overdue')).toEqual(['overdue', 'boxes']);
    expect([readArrangedSearch({ the: 'heat-map.x', han: 'goc' }), readArrangedSearch({ the: 'x' }), readArrangedSearch({ the: 7 })]).toEqual([{ the: 'heat-map', han: 'goc' }, {}, {}]);
  });

  it('begin as they were kept; filters of the address that was opened go before', () => {
    const kept = { cards: ['overdue', 'boxes'], search: 'han=goc&dv=so-y-te&luc=2021-01-01&x=1' } as const;
    expect(begunWith({ ...kept, cards: [...kept.cards] }, {})).toEqual({ the: 'overdue.boxes', han: 'goc', dv: 'so-y-te' });
    expect(begunWith({ ...kept, cards: [...kept.cards] }, { luc: '2021-12-15' })).toEqual({ the: 'overdue.boxes', han: 'goc', dv: 'so-y-te', luc: '2021-12-15' });
    expect(begunWith({ ...kept, cards: [...kept.cards] }, { vb: 'd' })).toEqual({ the: 'overdue.boxes', vb: 'd' });
  });

  it('change places one by one, come as the last and go, all but the last one', () => {
    const cards = ['boxes', 'lines', 'overdue'] as const;
    expect([movedCard(cards, 'overdue', -1), movedCard(cards, 'boxes', -1), movedCard(cards, 'overdue', 1), movedCard(cards, 'silent', 1)]).toEqual([['boxes', 'overdue', 'lines'], cards, cards, cards]);
    expect([toggledCard(cards, 'lines'), toggledCard(cards, 'silent'), toggledCard(['silent'], 'silent')]).toEqual([['boxes', 'overdue'], [...cards, 'silent'], ['silent']]);
  });
});
