import { Alert, Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api } from '../api/client.js';
import { useLanguage, useWords } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';
import { PageTool } from '../views/page-tool.js';
import { keptOf } from '../views/view-address.js';
import { cardName, CARDS, movedCard, toggledCard, writtenCards, type ArrangedSearch, type BoardCard } from './board-cards.js';
import type { BoardSearch } from './board-search.js';
import { arrangementsQuery } from './use-arrangements.js';

interface ArrangingProps {
  /** What is shown now, the first one first. */
  readonly cards: readonly BoardCard[];
  readonly search: BoardSearch;
}

/** Chooses the cards of the board and their order, and keeps them with the filters: for oneself, or for everybody of the body. */
export function Arranging(props: ArrangingProps): ReactNode {
  const t = useWords();
  return <PageTool name={t.arranging.title} open={t.arranging.open} panel={(close) => <Panel {...props} close={close} />} />;
}

function Panel({ cards, search, close }: ArrangingProps & { readonly close: () => void }): ReactNode {
  const { t, code } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data: kept } = useQuery(arrangementsQuery);
  const [told, setTold] = useState('');
  const show = (next: readonly BoardCard[]): void => void navigate({ to: '/tong-hop', search: (from: ArrangedSearch) => ({ ...from, the: writtenCards(next) }), replace: true, resetScroll: false });
  const saving = useMutation({
    mutationFn: (whose: 'own' | 'body') => answerOf(api.PUT('/api/board-arrangements/{whose}', { params: { path: { whose } }, body: { cards: [...cards], search: keptOf({ ...search }) } })),
    onSuccess: (answer, whose) => {
      client.setQueryData(arrangementsQuery.queryKey, answer);
      setTold(t.arranging.saved[whose]);
      show(cards);
    },
  });
  const resetting = useMutation({
    mutationFn: (whose: 'own' | 'body') => answerOf(api.DELETE('/api/board-arrangements/{whose}', { params: { path: { whose } } })),
    onSuccess: (answer, whose) => {
      client.setQueryData(arrangementsQuery.queryKey, answer);
      setTold(t.arranging.reset[whose]);
      void navigate({ to: '/tong-hop', search: ({ luc }: ArrangedSearch) => ({ luc }), replace: true, resetScroll: false });
    },
  });
  const why = saving.error ?? resetting.error;
  const busy = saving.isPending || resetting.isPending;
  const change = (next: readonly BoardCard[], card: BoardCard): void => {
    const place = next.indexOf(card) + 1;
    setTold(place === 0 ? t.arranging.off(cardName(card, t)) : t.arranging.at(cardName(card, t), place, next.length));
    show(next);
  };
  return (
    <div className="panel" role="group" aria-label={t.arranging.title}>
      <p className="quiet">{t.arranging.how}</p>
      <ol className="plain-list rows arranged">
        {[...cards, ...CARDS.filter((card) => !cards.includes(card))].map((card) => (
          <CardRow key={card} card={card} cards={cards} change={change} />
        ))}
      </ol>
      <p role="status" className="quiet">
        {told}
      </p>
      {why !== null && (
        <Alert color="red" role="alert" variant="outline" mb="sm" title={problemWords(why, code, t).title}>
          {problemWords(why, code, t).next}
        </Alert>
      )}
      <div className="row">
        <BusyButton busy={busy} onClick={() => saving.mutate('own')}>
          {t.arranging.save.own}
        </BusyButton>
        {kept?.mayArrangeForBody === true && (
          <BusyButton variant="default" busy={busy} onClick={() => saving.mutate('body')}>
            {t.arranging.save.body}
          </BusyButton>
        )}
        <BusyButton variant="default" busy={busy} onClick={() => resetting.mutate('own')}>
          {(kept?.ofBody ?? null) === null ? t.arranging.toDefault : t.arranging.toBody}
        </BusyButton>
        {kept?.mayArrangeForBody === true && kept.ofBody !== null && (
          <BusyButton variant="default" busy={busy} onClick={() => resetting.mutate('body')}>
            {t.arranging.dropBody}
          </BusyButton>
        )}
        <Button variant="default" onClick={close}>
          {t.arranging.close}
        </Button>
      </div>
    </div>
  );
}

interface CardRowProps {
  readonly card: BoardCard;
  readonly cards: readonly BoardCard[];
  readonly change: (next: readonly BoardCard[], card: BoardCard) => void;
}

/** The keyboard stays on a button whose card has come to the end: it does nothing there, and is not taken away. */
function CardRow({ card, cards, change }: CardRowProps): ReactNode {
  const t = useWords();
  const place = cards.indexOf(card);
  const name = cardName(card, t);
  return (
    <li className="row">
      <Checkbox className="grow" label={name} checked={place !== -1} onChange={() => change(toggledCard(cards, card), card)} />
      {place !== -1 &&
        ([[-1, t.arranging.up, '↑', place === 0], [1, t.arranging.down, '↓', place === cards.length - 1]] as const).map(([by, words, sign, atEnd]) => (
          <Button key={by} variant="default" size="compact-md" aria-label={words(name)} aria-disabled={atEnd} data-disabled={atEnd || undefined} onClick={() => !atEnd && change(movedCard(cards, card, by), card)}>
            {sign}
          </Button>
        ))}
    </li>
  );
}
