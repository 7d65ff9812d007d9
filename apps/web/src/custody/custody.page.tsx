import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { ThingsToNow } from '../difference/things-to-now.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import type { CountedIn } from '../numbers/counted-in.js';
import { NumberLink } from '../numbers/number-link.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import type { CustodySearch } from './custody-search.js';

const PARTIES = ['lead', 'coordinator', 'confirming', 'issuer', 'suspended'] as const;

/** Where the working days of all duties are: with whom, in which part, and of how many duties. */
export function CustodyPage(): ReactNode {
  const t = useWords();
  const { luc: _luc, ...narrowing } = useSearch({ from: '/dang-giu' });
  const { theo, dv: body, tu: from, den: until } = narrowing;
  const query = { ...useAsOf(), by: theo === undefined ? ('body' as const) : ('month' as const), body, from, until };
  useTitle(t.held.title);
  const { data, error, refetch } = useQuery({ queryKey: ['custody', query], queryFn: () => answerOf(api.GET('/api/boards/custody', { params: { query } })) });
  const board: CountedIn = { bang: 'dang-giu', ...narrowing };
  return (
    <>
      <h1>{t.held.title}</h1>
      <p className="quiet">{t.held.how}</p>
      <Narrowing search={narrowing} />
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      <ThingsToNow board={{ ...board, bang: 'dang-giu' }} />
      {data !== undefined && data.groups.length === 0 && <p className="panel">{t.held.none}</p>}
      {data !== undefined && data.groups.length > 0 && (
        <PlainTable name={t.held.title} head={[theo === undefined ? t.custody.body : t.held.month, ...PARTIES.map((party) => t.numbers.days[party]), t.numbers.names.workingDays, t.numbers.names.duties]} numbersFrom={1}>
          {data.groups.map((group) => (
            <Line key={group.key} name={group.name} of={group} group={group.key} board={board} narrowed={theo !== undefined || group.key === 'suspended'} />
          ))}
          <Line name={t.held.all} of={data.total} board={board} narrowed />
        </PlainTable>
      )}
      {data !== undefined && <p className="quiet">{t.moment.judged(writtenInstant(data.moment.at), data.moment.index)} {t.held.calendar(data.calendarVersion)}</p>}
    </>
  );
}

interface LineProps {
  readonly name: string;
  readonly of: Schemas['CustodyTotal'];
  readonly group?: string;
  readonly board: CountedIn;
  /** Its name leads nowhere. */
  readonly narrowed: boolean;
}

/** Days of a body, a month or all of them; every number opens the duties that it is made of. */
function Line({ name, of, group, board, narrowed }: LineProps): ReactNode {
  const t = useWords();
  const common = { of: board, group };
  return (
    <tr>
      <th scope="row">
        {narrowed || group === undefined ? (
          name
        ) : (
          <Link to="/dang-giu" search={({ luc, tu, den }: CustodySearch) => ({ luc, tu, den, dv: group, theo: 'thang' as const })}>
            {name}
          </Link>
        )}
      </th>
      {PARTIES.map((party) => (
        <td key={party} className="number">
          <NumberLink {...common} number={`days.${party}`} n={of.days[party]} what={`${name}, ${t.numbers.days[party]}`} />
        </td>
      ))}
      <td className="number">
        <NumberLink {...common} number="workingDays" n={of.workingDays} what={`${name}, ${t.numbers.names.workingDays}`} />
      </td>
      <td className="number">
        <NumberLink {...common} number={group === undefined ? 'total.duties' : 'duties'} n={of.duties} what={`${name}, ${t.numbers.names.duties}`} />
      </td>
    </tr>
  );
}

/** By body or by month, and what it is narrowed to. */
function Narrowing({ search: { dv, tu, den } }: { readonly search: CustodySearch }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  return (
    <nav aria-label={t.board.narrowing}>
      <ul className="chips">
        {([undefined, 'thang'] as const).map((theo) => (
          <li key={theo ?? 'body'}>
            <Link to="/dang-giu" search={(from: CustodySearch) => ({ ...from, theo })} activeOptions={{ exact: true }}>
              {theo === undefined ? t.held.byBody : t.held.byMonth}
            </Link>
          </li>
        ))}
        {dv !== undefined && (
          <li>
            <Link to="/dang-giu" search={(from: CustodySearch) => ({ ...from, dv: undefined, theo: undefined })}>
              {names(dv)} · {t.board.showAll}
            </Link>
          </li>
        )}
        {(tu !== undefined || den !== undefined) && (
          <li>
            <Link to="/dang-giu" search={(from: CustodySearch) => ({ ...from, tu: undefined, den: undefined })}>
              {tu === undefined ? '…' : writtenDay(tu)} – {den === undefined ? '…' : writtenDay(den)} · {t.board.showAll}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
