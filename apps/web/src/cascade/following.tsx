import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { writtenMonth } from '../board/board-search.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { ThingsToNow } from '../difference/things-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { RatioLinks } from '../numbers/number-link.js';
import { useAsOf } from '../shell/moment.js';

/** How far a directive has been given out, and who has reported on it within the month, body by body. */
export function Following({ directive: { directiveId: id, fanOut, status } }: { readonly directive: Schemas['DirectiveRow'] }): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const { data } = useQuery({ queryKey: ['directive', id, 'update-rate', asOf], queryFn: () => answerOf(api.GET('/api/directives/{id}/update-rate', { params: { path: { id }, query: asOf } })) });
  if (status === 'drafted') return null;
  const rate = { bang: 'cap-nhat', ma: id } as const;
  return (
    <>
      <dl className="facts">
        <dt>{t.following.given}</dt>
        <dd>
          <RatioLinks of={{ bang: 'giao-viec', ma: id }} number="fanOut" ratio={fanOut} />
        </dd>
        {data !== undefined && (
          <>
            <dt>{t.following.updated(writtenMonth(data.month))}</dt>
            <dd>
              <RatioLinks of={rate} number="updated" ratio={data.updated} />
            </dd>
          </>
        )}
      </dl>
      {data !== undefined && data.bodies.length > 0 && (
        <details>
          <summary>{t.following.byBody(data.bodies.length)}</summary>
          <PlainTable name={t.following.table} head={[t.custody.body, t.following.updated(writtenMonth(data.month)), t.board.completion]} numbersFrom={1}>
            {data.bodies.map(({ body, bodyName, updated, completion }) => (
              <tr key={body}>
                <th scope="row">{bodyName}</th>
                <td className="number">
                  <RatioLinks of={rate} group={body} number="updated" ratio={updated} what={bodyName} />
                </td>
                <td className="number">
                  <RatioLinks of={rate} group={body} number="completion" ratio={completion} what={bodyName} />
                </td>
              </tr>
            ))}
          </PlainTable>
        </details>
      )}
    </>
  );
}

/** At a past moment: what of a directive stands otherwise now, its duties first. */
export function DirectiveToNow({ id }: { readonly id: string }): ReactNode {
  const t = useWords();
  return (
    <>
      <ThingsToNow board={{ bang: 'van-ban', ma: id }} />
      <ThingsToNow board={{ bang: 'giao-viec', ma: id }} id="fan-out-difference" title={t.following.differences.fanOut} />
      <ThingsToNow board={{ bang: 'cap-nhat', ma: id }} id="update-rate-difference" title={t.following.differences.updateRate} />
      <RowsToNow of={['receipts', id]} id="receipts-difference" title={t.following.differences.receipts} read={(since) => answerOf(api.GET('/api/directives/{id}/receipts/difference', { params: { path: { id }, query: { since, limit: SHOWN } } }))} />
    </>
  );
}
