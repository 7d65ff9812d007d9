import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { rowsIn, withRows } from '../forms/answers.js';
import { AskedForm } from '../forms/asked-form.js';
import { headerOf, type Seen } from '../forms/seen.js';
import { PlainTable } from '../forms/plain-table.js';
import { useLanguage, useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { useAsOf } from '../shell/moment.js';
import { dayOf, writtenDay } from '../wording/dates.js';
import { CalendarGrid } from './calendar-grid.js';

interface WorkingCalendarProps {
  /** The rules as they are seen. */
  readonly seen: Seen | undefined;
  /** Waits until the rules have it; null = the asker may not publish. */
  readonly anew: ((position: string) => Promise<void>) | null;
}

/** The working calendar of a year at the moment of the page: as a grid, as a table of its special days, and published anew. */
export function WorkingCalendar({ seen, anew }: WorkingCalendarProps): ReactNode {
  const { t, code } = useLanguage();
  const search = useSearch({ from: '/quan-tri/quy-tac' });
  const asOf = useAsOf();
  const [publishing, setPublishing] = useState(false);
  const year = search.nam ?? Number(dayOf(asOf.asOf ?? Date.now()).slice(0, 4));
  const { data, error, refetch } = useQuery({
    queryKey: ['rules', 'calendar', year, asOf],
    queryFn: () => answerOf(api.GET('/api/working-calendar/{year}', { params: { path: { year: String(year) }, query: asOf } })),
  });
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{t.rules.calendar(year)}</h2>
      <nav aria-label={t.rules.years}>
        <ul className="chips">
          {[year - 1, year, year + 1].map((each) => (
            <li key={each}>
              <Link to="/quan-tri/quy-tac" search={({ luc }) => ({ luc, nam: each })} aria-current={each === year ? 'page' : undefined} activeOptions={{ exact: true }}>
                {each}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data !== undefined && (
        <>
          <p>
            {t.rules.knowledge[data.knowledge]}. {t.rules.workingDays(data.workingDays)} {data.basis !== null && `${t.account.basis}: ${data.basis}`}
          </p>
          {anew !== null && (
            <Button variant="default" aria-expanded={publishing} onClick={() => setPublishing(!publishing)}>
              {t.rules.publishCalendar(year)}
            </Button>
          )}
          {anew !== null && publishing && <CalendarForm key={year} year={year} days={data.days} seen={seen} anew={anew} close={() => setPublishing(false)} />}
          <CalendarGrid year={year} days={data.days} />
          {data.days.length > 0 && (
            <PlainTable name={t.rules.calendar(year)} head={[t.rules.day, t.admin.kind, t.rules.occasion]}>
              {data.days.map(({ date, name, kind }) => (
                <tr key={date}>
                  <td>{writtenDay(date)}</td>
                  <td>{t.rules.dayKinds[kind]}</td>
                  <td>{name[code]}</td>
                </tr>
              ))}
            </PlainTable>
          )}
        </>
      )}
    </section>
  );
}

interface CalendarFormProps {
  readonly year: number;
  readonly days: readonly Schemas['CalendarDay'][];
  readonly seen: Seen | undefined;
  readonly anew: (position: string) => Promise<void>;
  readonly close: () => void;
}

type DayDto = Schemas['CalendarDayDto'];

/** The special days of a year as a decision announced them; it begins with those that are known. */
function CalendarForm({ year, days, seen, anew, close }: CalendarFormProps): ReactNode {
  const t = useWords();
  const wordsOf = (words: Readonly<Record<string, string>>): readonly { readonly value: string; readonly label: string }[] => Object.entries(words).map(([value, label]) => ({ value, label }));
  const named = ({ occasion }: Readonly<Record<string, string>>): boolean => occasion === 'other';
  const known = days.map(({ date, occasion, kind, name }) => ({ date: writtenDay(date), occasion, kind, ...(occasion === 'other' && { 'name.vi': name.vi, 'name.en': name.en }) }));
  return (
    <AskedForm
      route="POST /api/working-calendar/{year}"
      title={t.rules.publishCalendar(year)}
      submit={t.acts.send(t.rules.publishCalendar(year))}
      cancel={close}
      kept={`calendar.${year}`}
      seen={seen}
      autoFocus={false}
      initial={withRows({}, 'days', known)}
      reasons={REASONS}
      fields={[
        { name: 'basis', label: t.rules.calendarBasis, kind: 'text', required: true },
        {
          name: 'days', label: t.rules.specialDays, kind: 'rows', required: true,
          row: {
            add: t.rules.addDay, title: t.rules.dayRow,
            fields: [
              { name: 'date', label: t.rules.day, kind: 'day', required: true }, { name: 'kind', label: t.admin.kind, kind: 'choice', required: true, choices: wordsOf(t.rules.dayKinds) },
              { name: 'occasion', label: t.rules.occasion, kind: 'choice', required: true, choices: wordsOf(t.rules.occasions) }, { name: 'name.vi', label: t.rules.nameVi, kind: 'text', required: true, when: named },
              { name: 'name.en', label: t.rules.nameEn, kind: 'text', required: true, when: named },
            ],
          },
        },
      ]} // prettier-ignore
      send={async (answers, sent) => {
        const announced = rowsIn(answers, 'days').map((row): DayDto => ({
          date: row['date'] ?? '', occasion: (row['occasion'] ?? '') as DayDto['occasion'], kind: (row['kind'] ?? '') as DayDto['kind'], ...(row['occasion'] === 'other' && { name: { vi: row['name.vi'] ?? '', en: row['name.en'] ?? '' } }),
        })); // prettier-ignore
        const params = { path: { year: String(year) }, header: headerOf(sent) };
        await anew((await answerOf(api.POST('/api/working-calendar/{year}', { params, body: { days: announced, basis: answers['basis'] ?? '' } }))).position);
        close();
      }}
    />
  );
}

/** Which field a reason of the rules is about. */
const REASONS = { 'basis-missing': 'basis', 'calendar-day-invalid': 'days', 'calendar-day-of-no-effect': 'days', 'calendar-day-outside-year': 'days', 'calendar-day-repeated': 'days', 'calendar-without-days': 'days', 'calendar-without-working-days': 'days' } as const;
