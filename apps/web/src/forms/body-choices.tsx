import { NativeSelect } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useBodies, useBodyNames, useGroups } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { asNamed } from './named-group.js';

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly error: string | null;
  readonly hint?: string | undefined;
  /** Groups may be named too, as `group:…`. */
  readonly groups?: boolean;
}

interface OneBodyProps extends ChoiceProps {
  readonly required?: boolean;
  readonly value: string;
  readonly change: (body: string) => void;
}

/** One body of the register that stands, or one of its groups. */
export function OneBody({ label, name, required = true, hint, groups = false, value, error, change }: OneBodyProps): ReactNode {
  const t = useWords();
  return <NativeSelect label={label} name={name} required={required} description={hint} value={value} error={error} mb="sm" maw="40rem" data={[{ value: '', label: t.acts.choose }, ...useChoices(groups, [])]} onChange={({ currentTarget }) => change(currentTarget.value)} />;
}

/** Keys that go from choice to choice. */
const GOING = /^(?:Arrow|Page|Home$|End$)/u;

interface ManyBodiesProps extends ChoiceProps {
  readonly value: readonly string[];
  readonly change: (bodies: readonly string[]) => void;
}

/** Any number of bodies, and of groups: chosen one after the other, by keys with Enter, since the browser tells of every one that they pass; taken away by a button each. */
export function ManyBodies({ label, name, hint, groups = false, value, error, change }: ManyBodiesProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const others = useChoices(groups, value);
  const [passed, setPassed] = useState('');
  const byKeys = useRef(false);
  const add = (body: string): void => {
    byKeys.current = false;
    setPassed('');
    if (body !== '') change([...value, body]);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && passed !== '') {
      event.preventDefault();
      add(passed);
    } else if (event.key.length === 1 || GOING.test(event.key)) byKeys.current = true;
  };
  return (
    <div className="many-bodies">
      <NativeSelect label={label} name={name} value={passed} description={hint === undefined ? t.forms.byKeys : `${hint} ${t.forms.byKeys}`} error={error} mb="xs" maw="40rem" data={[{ value: '', label: t.issuing.addBody }, ...others]} onKeyDown={pressed} onPointerDown={() => (byKeys.current = false)} onBlur={() => add(passed)} onChange={({ currentTarget }) => (byKeys.current ? setPassed(currentTarget.value) : add(currentTarget.value))} />
      {value.length > 0 && (
        <ul className="chips" aria-label={label}>
          {value.map((body) => (
            <li key={body}>
              <button type="button" onClick={() => change(value.filter((other) => other !== body))}>
                {names(body)} <span aria-hidden="true">✕</span>
                <span className="visually-hidden">{t.issuing.takeAway}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What may be chosen, without what is chosen already; bodies and groups under a heading each where there are both. */
function useChoices(withGroups: boolean, without: readonly string[]): (Choice | { readonly group: string; readonly items: Choice[] })[] {
  const t = useWords();
  const isFree = ({ value }: Choice): boolean => !without.includes(value);
  const bodies = useBodies().filter(({ lastDay }) => lastDay === null).map(({ bodyId, name }) => ({ value: bodyId, label: name })).filter(isFree);
  const groups = useGroups().map(({ groupId, name, open }) => ({ value: asNamed(groupId), label: open ? t.issuing.openGroup(name) : name })).filter(isFree);
  return withGroups && groups.length > 0 ? [{ group: t.issuing.groups, items: groups }, { group: t.issuing.bodies, items: bodies }] : bodies;
}
