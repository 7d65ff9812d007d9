import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';
import type { SeenDuty } from './use-duty.js';

/** Who has had the duty, day by day, and for how many working days. */
export function Custody({ seen: { custody } }: { readonly seen: SeenDuty }): ReactNode {
  const { t, code } = useLanguage();
  return (
    <section aria-labelledby="custody">
      <h2 id="custody">{t.custody.title}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="custody">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t.custody.party}</th>
              <th scope="col">{t.custody.body}</th>
              <th scope="col">{t.custody.from}</th>
              <th scope="col">{t.custody.until}</th>
              <th scope="col" className="number">
                {t.custody.workingDays}
              </th>
            </tr>
          </thead>
          <tbody>
            {custody.spans.map((span) => (
              <tr key={`${span.first} ${span.party} ${span.body ?? ''}`}>
                <td>{span.partyName[code]}</td>
                <th scope="row">{span.bodyName}</th>
                <td>{writtenDay(span.first)}</td>
                <td>{writtenDay(span.last)}</td>
                <td className="number">{span.workingDays}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">{t.custody.total(custody.workingDays, custody.calendarVersion)}</p>
    </section>
  );
}
