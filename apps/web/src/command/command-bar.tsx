import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import './command.css';
import { answerOf, api } from '../api/client.js';
import { useBodies } from '../duty/use-body-names.js';
import { LONGEST_QUESTION } from '../forms/longest.js';
import { useWords } from '../language/language.js';
import { oversees, useSession } from '../session/session.js';
import { Dialog } from '../shell/dialog.js';
import { pagesOf } from '../shell/pages.js';
import { useAsOf } from '../shell/moment.js';
import { dayOf } from '../wording/dates.js';
import { useSavedViews } from '../views/use-saved-views.js';
import { suggestions, type Suggestion } from './suggestions.js';

/** A line to type where one wants to go; a combobox with its list, so that arrows and Enter do all. */
export default function CommandBar({ close }: { readonly close: () => void }): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const list = useId();
  const [line, setLine] = useState('');
  const [at, setAt] = useState(0);
  const options = useSuggestions(line);
  const active = options[Math.min(at, options.length - 1)];
  const optionId = (place: number): string => `${list}-${place}`;
  const go = ({ to }: Suggestion): void => {
    close();
    void navigate(to);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, options.length - 1) + step + options.length) % options.length);
    }
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      go(active);
    }
  };
  return (
    <Dialog title={t.command.title} close={close}>
      <TextInput
        data-first
        aria-label={t.command.title}
        placeholder={t.command.placeholder}
        value={line}
        onChange={({ currentTarget }) => (setLine(currentTarget.value), setAt(0))}
        onKeyDown={press}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : optionId(options.indexOf(active))}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST_QUESTION}
      />
      <p className="quiet" role="status">
        {t.command.found(options.length)}
      </p>
      <ul id={list} role="listbox" aria-label={t.command.results} className="plain-list options">
        {options.map((option, place) => (
          <Option key={`${option.kind} ${option.name}`} id={optionId(place)} option={option} active={option === active} choose={() => go(option)} />
        ))}
      </ul>
      <p className="quiet">{t.command.help}</p>
    </Dialog>
  );
}

function Option({ id, option, active, choose }: { readonly id: string; readonly option: Suggestion; readonly active: boolean; readonly choose: () => void }): ReactNode {
  const t = useWords();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) item.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <li id={id} ref={item} role="option" aria-selected={active} onClick={choose}>
      {option.name} <span className="kind">{t.command.kinds[option.kind]}</span>
    </li>
  );
}

function useSuggestions(line: string): readonly Suggestion[] {
  const t = useWords();
  const session = useSession();
  const asOf = useAsOf();
  const bodies = useBodies();
  const views = useSavedViews();
  const { data } = useQuery({ queryKey: ['directives', asOf, 'named'], staleTime: 300_000, queryFn: () => answerOf(api.GET('/api/directives', { params: { query: { ...asOf, limit: '200' } } })) });
  return suggestions(
    line,
    {
      pages: pagesOf(session, t),
      views,
      bodies,
      directives: data?.directives ?? [],
      inboxes: [session.body, ...session.delegations.map(({ from }) => from)],
      oversees: oversees(session),
      today: asOf.asOf === undefined ? dayOf(Date.now()) : dayOf(asOf.asOf),
    },
    t,
  );
}
