import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useBodies } from '../duty/use-body-names.js';
import { LONGEST_DAY, LONGEST_QUESTION } from '../forms/longest.js';
import { useWords } from '../language/language.js';
import { readDay, writtenDay } from '../wording/dates.js';
import type { HistorySearch } from './history-search.js';

const shown = (day: string | undefined): string => (day === undefined ? '' : writtenDay(day));

/** Narrows the history; what is asked stands in the address. */
export function HistoryFilters({ search }: { readonly search: HistorySearch }): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const bodies = useBodies();
  const [words, setWords] = useState(search.co ?? '');
  const [from, setFrom] = useState(shown(search.tu));
  const [to, setTo] = useState(shown(search.den));
  const [body, setBody] = useState(search.dv ?? '');
  const [bad, setBad] = useState<readonly string[]>([]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const faulty = [['tu', from], ['den', to]].flatMap(([name = '', day = '']) => (day.trim() !== '' && readDay(day) === null ? [name] : []));
    setBad(faulty);
    if (faulty.length > 0) return;
    void navigate({ to: '/lich-su', search: { luc: search.luc, dong: search.dong, tu: readDay(from) ?? undefined, den: readDay(to) ?? undefined, dv: body === '' ? undefined : body, co: words.trim() === '' ? undefined : words.trim() } });
  };
  return (
    <form onSubmit={submit} className="row filters" role="search" aria-label={t.acting.filters}>
      <TextInput label={t.acting.words} name="co" value={words} maxLength={LONGEST_QUESTION} onChange={({ currentTarget }) => setWords(currentTarget.value)} />
      <TextInput label={t.acting.from} name="tu" inputMode="numeric" placeholder="31/12/2021" maxLength={LONGEST_DAY} value={from} error={bad.includes('tu') ? t.moment.bad : null} onChange={({ currentTarget }) => setFrom(currentTarget.value)} />
      <TextInput label={t.acting.to} name="den" inputMode="numeric" placeholder="31/12/2021" maxLength={LONGEST_DAY} value={to} error={bad.includes('den') ? t.moment.bad : null} onChange={({ currentTarget }) => setTo(currentTarget.value)} />
      <NativeSelect label={t.acting.byBody} name="dv" value={body} data={[{ value: '', label: t.acting.anyBody }, ...bodies.map(({ bodyId, name }) => ({ value: bodyId, label: name }))]} onChange={({ currentTarget }) => setBody(currentTarget.value)} />
      <Button type="submit">{t.acting.apply}</Button>
      <Link to="/lich-su" search={{ luc: search.luc, dong: search.dong }}>
        {t.acting.clear}
      </Link>
    </form>
  );
}
