import { Button, TextInput } from '@mantine/core';
import { Link, useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { LONGEST_MOMENT } from '../forms/longest.js';
import { useWords } from '../language/language.js';
import { oversees, useSession } from '../session/session.js';
import { readDay, writtenDay } from '../wording/dates.js';
import { momentEvents } from './moment-events.js';
import { MomentSlider } from './moment-slider.js';
import { momentWords } from './moment.js';
import type { Opener } from './use-opener.js';

/** Puts whatever page is shown to a past moment, by its day or from event to event; the moment stands in the address. Shown while it is asked for, and in the past. */
export function MomentPanel({ opened, close }: Pick<Opener, 'opened' | 'close'>): ReactNode {
  const t = useWords();
  const session = useSession();
  const search = useSearch({ strict: false });
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { luc } = search;
  if (!opened && luc === undefined) return null;
  return (
    <div className="band">
      <div role="status">
        {luc !== undefined && (
          <p>
            {momentWords(luc, t)}{' '}
            <Link to="." search={(from) => ({ ...from, luc: undefined })}>
              {t.moment.back}
            </Link>
          </p>
        )}
      </div>
      {opened && <DayForm luc={luc} close={close} />}
      <MomentSlider events={momentEvents(path, { ...search }, { ...session, oversees: oversees(session) })} />
    </div>
  );
}

function DayForm({ luc, close }: { readonly luc: string | undefined; readonly close: () => void }): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState(luc !== undefined && luc.length === 10 ? writtenDay(luc) : '');
  const [bad, setBad] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const day = readDay(text);
    setBad(day === null);
    if (day === null) return;
    close();
    void navigate({ to: '.', search: (search) => ({ ...search, luc: day }) });
  };
  return (
    <form onSubmit={submit} className="row moment-form" aria-label={t.moment.at}>
      <TextInput label={t.moment.label} name="luc" inputMode="numeric" placeholder="31/12/2021" maxLength={LONGEST_MOMENT} value={text} error={bad ? t.moment.bad : null} autoFocus onChange={({ currentTarget }) => setText(currentTarget.value)} />
      <Button type="submit">{t.moment.apply}</Button>
    </form>
  );
}

export function MomentButton({ button }: Pick<Opener, 'button'>): ReactNode {
  const t = useWords();
  return (
    <Button {...button} variant="default" size="compact-md">
      {t.moment.open}
    </Button>
  );
}
