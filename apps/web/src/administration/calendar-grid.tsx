import './calendar.css';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.js';
import { monthsOf, type CalendarCell, type SpecialDay } from './calendar-months.js';

interface CalendarGridProps {
  readonly year: number;
  readonly days: readonly SpecialDay[];
}

/** A year as twelve months: off days and days worked in their place are told by words and letters, not by colour alone. */
export function CalendarGrid({ year, days }: CalendarGridProps): ReactNode {
  const { t } = useLanguage();
  return (
    <>
      <div className="calendar-year">
        {monthsOf(year, days).map(({ month, weeks }) => (
          <table key={month} className="calendar-month">
            <caption>{t.rules.month(month, year)}</caption>
            <thead>
              <tr>
                {t.rules.weekdays.map((weekday) => (
                  <th key={weekday} scope="col">
                    {weekday}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week, row) => (
                // Weeks are told apart by their place in the month.
                <tr key={row}>{week.map((cell, place) => (cell === null ? <td key={place} /> : <Day key={cell.date} cell={cell} />))}</tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <p className="quiet">{t.rules.gridLegend}</p>
    </>
  );
}

function Day({ cell: { date, off, special } }: { readonly cell: CalendarCell }): ReactNode {
  const { t, code } = useLanguage();
  const day = Number(date.slice(8));
  if (special === null) return <td className={off ? 'calendar-off' : undefined}>{day}</td>;
  const words = `${t.rules.dayKinds[special.kind]}: ${special.name[code]}`;
  return (
    <td className={off ? 'calendar-holiday' : 'calendar-worked'} title={words}>
      {day}
      <span aria-hidden="true">{off ? '*' : '+'}</span>
      <span className="visually-hidden"> {words}</span>
    </td>
  );
}
