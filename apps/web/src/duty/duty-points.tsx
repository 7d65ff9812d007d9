import type { ReactNode } from 'react';
import { PlainTable } from '../forms/plain-table.js';
import { useLanguage } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';
import { useTracking } from './use-tracking.js';

/** Points that the duty consists of, what is declared and what was found of each, and the periods of one that returns; nothing where there are none. */
export function DutyPoints({ id }: { readonly id: string }): ReactNode {
  const { t, code: language } = useLanguage();
  const { data } = useTracking(id);
  if (data === undefined || (data.points.length === 0 && data.periods.length === 0)) return null;
  return (
    <section aria-labelledby="points">
      {data.points.length > 0 && (
        <>
          <h2 id="points">{t.deeds.points}</h2>
          <PlainTable name={t.deeds.points} head={[t.deeds.fields.point, t.deeds.fields.pointText, t.columns.status]}>
            {data.points.map(({ code, text, withdrawn, says }) => (
              <tr key={code}>
                <th scope="row">{code}</th>
                <td>{text}</td>
                <td className={withdrawn ? 'quiet' : undefined}>{says[language]}</td>
              </tr>
            ))}
          </PlainTable>
        </>
      )}
      {data.periods.length > 0 && (
        <>
          <h2 id={data.points.length > 0 ? undefined : 'points'}>{t.reporting.periods}</h2>
          <PlainTable name={t.reporting.periods} head={[t.deeds.fields.period, t.columns.due, t.columns.status]}>
            {data.periods.map(({ rhythm, period, due, standing, says }) => (
              <tr key={`${rhythm} ${period}`}>
                <th scope="row">{period}</th>
                <td>{due === null ? t.marks.noDay : writtenDay(due)}</td>
                <td className={standing === 'overdue' ? 'late' : undefined}>{says[language]}</td>
              </tr>
            ))}
          </PlainTable>
        </>
      )}
    </section>
  );
}
