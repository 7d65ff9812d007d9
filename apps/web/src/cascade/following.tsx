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

const rateOf = (id: string) => ({ bang: 'cap-nhat', ma: id }) as const;

function useUpdateRate(id: string): Schemas['UpdateRateAnswer'] | undefined {
  const asOf = useAsOf();
  return useQuery({ queryKey: ['directive', id, 'update-rate', asOf], queryFn: () => answerOf(api.GET('/api/directives/{id}/update-rate', { params: { path: { id }, query: asOf } })) }).data;
}

/** How far a directive has been given out, and on how many of its duties somebody has reported within the month. */
export function FollowingFacts({ directive: { directiveId: id, fanOut } }: { readonly directive: Schemas['DirectiveRow'] }): ReactNode {
  const t = useWords();
  const rate = useUpdateRate(id);
  return (
    <>
      <dt>{t.following.given}</dt>
      <dd>
        <RatioLinks of={{ bang: 'giao-viec', ma: id }} number="fanOut" ratio={fanOut} />
      </dd>
      {rate !== undefined && (
        <>
          <dt>{t.following.updated(writtenMonth(rate.month))}</dt>
          <dd>
            <RatioLinks of={rateOf(id)} number="updated" ratio={rate.updated} />
          </dd>
        </>
      )}
    </>
  );
}

/** Who has reported on a directive within the month, body by body, and what each has completed: apart from each other. */
export function FollowingBodies({ id }: { readonly id: string }): ReactNode {
  const t = useWords();
  const rate = useUpdateRate(id);
  if (rate === undefined || rate.bodies.length === 0) return null;
  return (
    <details>
      <summary>{t.following.byBody(rate.bodies.length)}</summary>
      <PlainTable name={t.following.table} head={[t.custody.body, t.following.updated(writtenMonth(rate.month)), t.board.completion]} numbersFrom={1}>
        {rate.bodies.map(({ body, bodyName, updated, completion }) => (
          <tr key={body}>
            <th scope="row">{bodyName}</th>
            <td className="number">
              <RatioLinks of={rateOf(id)} group={body} number="updated" ratio={updated} what={bodyName} />
            </td>
            <td className="number">
              <RatioLinks of={rateOf(id)} group={body} number="completion" ratio={completion} what={bodyName} />
            </td>
          </tr>
        ))}
      </PlainTable>
    </details>
  );
}

/** At a past moment: what of a directive stands otherwise now, its duties first. */
export function DirectiveToNow({ id }: { readonly id: string }): ReactNode {
  const t = useWords();
  return (
    <>
      <ThingsToNow board={{ bang: 'van-ban', ma: id }} title={t.following.differences.duties} none={t.following.differences.noDuty} />
      <ThingsToNow board={{ bang: 'giao-viec', ma: id }} id="fan-out-difference" title={t.following.differences.fanOut} />
      <ThingsToNow board={{ bang: 'cap-nhat', ma: id }} id="update-rate-difference" title={t.following.differences.updateRate} />
      <RowsToNow of={['receipts', id]} id="receipts-difference" title={t.following.differences.receipts} read={(since) => answerOf(api.GET('/api/directives/{id}/receipts/difference', { params: { path: { id }, query: { since, limit: SHOWN } } }))} />
    </>
  );
}
