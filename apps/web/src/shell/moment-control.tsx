import { Button, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { readDay, writtenDay } from '../wording/dates.js';

/** Puts whatever page is shown to the end of a past day; the day stands in the address. */
export function MomentControl(): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const { luc } = useSearch({ strict: false });
  const [opened, setOpened] = useState(false);
  const [text, setText] = useState(luc !== undefined && luc.length === 10 ? writtenDay(luc) : '');
  const [bad, setBad] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const day = readDay(text);
    setBad(day === null);
    if (day === null) return;
    setOpened(false);
    opener.current?.focus();
    void navigate({ to: '.', search: (search) => ({ ...search, luc: day }) });
  };
  return (
    <>
      <Button ref={opener} variant="default" size="compact-md" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {t.moment.open}
      </Button>
      {opened && (
        <form onSubmit={submit} className="row moment-form" aria-label={t.moment.at}>
          <TextInput label={t.moment.label} name="luc" inputMode="numeric" placeholder="31/12/2021" value={text} error={bad ? t.moment.bad : null} autoFocus onChange={({ currentTarget }) => setText(currentTarget.value)} />
          <Button type="submit">{t.moment.apply}</Button>
        </form>
      )}
    </>
  );
}
