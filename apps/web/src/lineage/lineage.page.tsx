import './lineage.css';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { plain } from '../command/plain.js';
import { LONGEST_QUESTION } from '../forms/longest.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { administers, useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { dayOf, writtenDay, writtenInstant } from '../wording/dates.js';
import { familiesOf, type Family } from './families.js';
import { LineageDrawing } from './lineage-drawing.js';

const AT_ONCE = 20;

/** Which bodies came from which, in time: drawn, and as a table of the same. */
export function LineagePage(): ReactNode {
  const t = useWords();
  const session = useSession();
  const asOf = useAsOf();
  const [wanted, setWanted] = useState('');
  const { data, error, refetch } = useQuery({ queryKey: ['bodies', 'lives', asOf], queryFn: () => answerOf(api.GET('/api/bodies/lives', { params: { query: asOf } })) });
  useTitle(t.lineage.title);
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { bodies, moment } = data;
  const families = familiesOf(bodies, dayOf(moment.at)).filter(({ lives }) => lives.some(({ life }) => life.names.some(({ name }) => plain(name).includes(plain(wanted)))));
  return (
    <>
      <h1>{t.lineage.title}</h1>
      <TextInput label={t.lineage.find} name="tim" value={wanted} maxLength={LONGEST_QUESTION} maw="30rem" mb="sm" onChange={({ currentTarget }) => setWanted(currentTarget.value)} />
      {administers(session) && (
        <p>
          <Link to="/lich-su" search={{ dong: 'organisation-register' }}>
            {t.lineage.recorded}
          </Link>
        </p>
      )}
      <p role="status">{t.lineage.count(Math.min(families.length, AT_ONCE), families.length)}</p>
      {families.slice(0, AT_ONCE).map((family) => (
        <FamilySection key={family.lives[0]?.life.bodyId} family={family} />
      ))}
      <p className="quiet">{t.moment.judged(writtenInstant(moment.at), moment.index)}</p>
    </>
  );
}

function FamilySection({ family }: { readonly family: Family }): ReactNode {
  const t = useWords();
  const { lives, passings } = family;
  const title = lives.find(({ life }) => life.lastDay === null)?.name ?? lives[0]?.name ?? '';
  const id = `family-${lives[0]?.life.bodyId ?? ''}`;
  const numbers = (of: readonly number[]): string => of.map((number) => `${number}. ${lives[number - 1]?.name ?? ''}`).join('; ');
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <LineageDrawing family={family} />
      <PlainTable name={t.lineage.tableOf(title)} head={[t.lineage.number, t.lineage.names, t.account.days, t.lineage.cameFrom, t.lineage.wentInto, t.account.basis]}>
        {lives.map(({ number, life: { names, from, lastDay, changes } }) => (
          <tr key={number}>
            <td>{number}</td>
            <th scope="row">
              {names.map((name) => (
                <p key={name.from}>
                  {name.name} {names.length > 1 && <span className="quiet">({t.account.daysOf(writtenDay(name.from), null)})</span>}
                </p>
              ))}
            </th>
            <td>{t.account.daysOf(writtenDay(from), lastDay === null ? null : writtenDay(lastDay))}</td>
            <td>{numbers(passings.filter(({ to }) => to.number === number).map((passing) => passing.from.number))}</td>
            <td>{numbers(passings.filter((passing) => passing.from.number === number).map(({ to }) => to.number))}</td>
            <td>
              {changes.map(({ kind, on, basis }, place) => (
                <p key={place}>
                  {basis} <span className="quiet">({t.lineage.changes[kind]}, {writtenDay(on)})</span>
                </p>
              ))}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}
