import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { PlainTable } from '../forms/plain-table.js';
import { useLanguage, useWords } from '../language/language.js';
import { NumberLink, RatioLinks } from '../numbers/number-link.js';
import { useAsOf } from '../shell/moment.js';
import { writtenDay } from '../wording/dates.js';

const ROWS = '20';
const COORDINATORS = { bang: 'phoi-hop' } as const;
const day = (written: string | null, unknown: string): string => (written === null ? unknown : writtenDay(written));

/** Coordinators that were asked and have not answered (R6): their own lateness, never the lead's. */
export function SilentCoordinators(): ReactNode {
  const t = useWords();
  const query = { ...useAsOf(), limit: ROWS };
  const { data } = useQuery({ queryKey: ['silent', query], queryFn: () => answerOf(api.GET('/api/boards/silent-coordinators', { params: { query } })) });
  if (data === undefined) return null;
  return (
    <section aria-labelledby="silent">
      <h2 id="silent">{t.board.silent}</h2>
      {data.silent.length === 0 ? (
        <p className="panel">{t.board.noSilent}</p>
      ) : (
        <ul className="plain-list rows">
          {data.silent.map(({ assignmentId, coordinator, coordinatorName, leadName, answerDue, late }) => (
            <li key={`${assignmentId} ${coordinator}`}>
              <Link to="/viec/$id" params={{ id: assignmentId }}>
                {coordinatorName}
              </Link>{' '}
              <span className="quiet">
                – {t.board.askedBy(leadName)}, {t.board.answerBy(day(answerDue, t.unknown))}
              </span>
              {late && <span className="late"> {t.boxes.overdue}</span>}
            </li>
          ))}
        </ul>
      )}
      <CoordinatorsTable coordinators={data.coordinators} />
    </section>
  );
}

/** How each body answers when it is asked. */
function CoordinatorsTable({ coordinators }: { readonly coordinators: readonly Schemas['CoordinatorStatistics'][] }): ReactNode {
  const t = useWords();
  if (coordinators.length === 0) return null;
  return (
    <details>
      <summary>{t.board.coordinators}</summary>
      <PlainTable name={t.board.coordinators} head={[t.custody.body, t.board.answered, t.board.answeredLate]} numbersFrom={1}>
        {coordinators.map(({ coordinator, name, answered, late }) => (
          <tr key={coordinator}>
            <th scope="row">{name}</th>
            <td className="number">
              <RatioLinks of={COORDINATORS} group={coordinator} number="answered" ratio={answered} what={name} />
            </td>
            <td className="number">
              <RatioLinks of={COORDINATORS} group={coordinator} number="late" ratio={late} what={name} />
            </td>
          </tr>
        ))}
      </PlainTable>
    </details>
  );
}

/** Periods that were not reported. "No report" is not "not done". */
export function MissingReports(): ReactNode {
  const { t, code } = useLanguage();
  const query = { ...useAsOf(), limit: ROWS };
  const { data } = useQuery({ queryKey: ['missing', query], queryFn: () => answerOf(api.GET('/api/reporting/missing', { params: { query } })) });
  if (data === undefined) return null;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{t.board.missing}</h2>
      {data.total === 0 ? (
        <p className="panel">{t.board.noMissing}</p>
      ) : (
        <>
          <p className="quiet">
            {t.board.listed(data.missing.length, data.total)} {t.board.missingMeans} <NumberLink of={{ bang: 'bao-cao-dinh-ky' }} number="missing.overdue" n={data.total}>{t.numbers.why(data.total)}</NumberLink>
          </p>
          <ul className="plain-list rows">
            {data.missing.map(({ obligationId, period, unit, unitName, title, periodName, due, days }) => (
              <li key={`${obligationId} ${period} ${unit}`}>
                <strong>{unitName}</strong>: {title}, {periodName[code]}{' '}
                <span className="quiet">
                  ({t.columns.due.toLowerCase()} {day(due, t.unknown)})
                </span>
                {days > 0 && <span className="late"> {t.marks.overdueBy(days)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
