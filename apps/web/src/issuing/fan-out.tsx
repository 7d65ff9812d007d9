import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useLanguage } from '../language/language.js';

const LOOK_EVERY_MS = 500;

interface FanOutProps {
  readonly directiveId: string;
  readonly symbol: string;
  readonly receipt: Schemas['ReceiptView'];
}

/** An issued directive on its way to those who are to carry it out: k of n, until all have it. */
export function FanOut({ directiveId, symbol, receipt }: FanOutProps): ReactNode {
  const { t, code } = useLanguage();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => said.current?.focus(), []);
  const { data } = useQuery({
    queryKey: ['fan-out', directiveId],
    queryFn: () => answerOf(api.GET('/api/directives/{id}/fan-out', { params: { path: { id: directiveId }, query: { after: receipt.position } } })),
    refetchInterval: ({ state }) => (state.data?.complete === true ? false : LOOK_EVERY_MS),
  });
  const { k = 0, n = 0, complete = false } = data ?? {};
  return (
    <>
      <p className="good" ref={said} tabIndex={-1} role="status">
        {t.issuing.issued(symbol)}
      </p>
      {data !== undefined && (
        <>
          <Progress value={n === 0 ? 100 : (100 * k) / n} aria-label={t.issuing.fanOut} mb="xs" />
          <p role="status">{complete ? t.issuing.givenAll(n) : t.issuing.givenSome(k, n)}</p>
        </>
      )}
      {receipt.warnings.map((warning) => (
        <p key={`${warning.tag} ${JSON.stringify(warning.facts)}`} className="soon">
          {t.acts.warning}: {warning[code]}
        </p>
      ))}
      <p>
        <Link to="/van-ban/$id" params={{ id: directiveId }}>
          {t.issuing.openTree}
        </Link>
      </p>
    </>
  );
}
