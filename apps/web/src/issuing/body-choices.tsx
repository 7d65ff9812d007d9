import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useBodies, useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly error: string | null;
}

interface OneBodyProps extends ChoiceProps {
  readonly value: string;
  readonly change: (body: string) => void;
}

/** One body of the register that stands. */
export function OneBody({ label, name, value, error, change }: OneBodyProps): ReactNode {
  const t = useWords();
  return <NativeSelect label={label} name={name} required value={value} error={error} mb="sm" data={[{ value: '', label: t.acts.choose }, ...useStanding()]} onChange={({ currentTarget }) => change(currentTarget.value)} />;
}

interface ManyBodiesProps extends ChoiceProps {
  readonly value: readonly string[];
  readonly change: (bodies: readonly string[]) => void;
}

/** Any number of bodies: chosen one after the other, taken away by a button each. */
export function ManyBodies({ label, name, value, error, change }: ManyBodiesProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const others = useStanding().filter((choice) => !value.includes(choice.value));
  return (
    <div className="many-bodies">
      <NativeSelect label={label} name={name} value="" error={error} mb="xs" data={[{ value: '', label: t.issuing.addBody }, ...others]} onChange={({ currentTarget }) => change([...value, currentTarget.value])} />
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

function useStanding(): readonly { readonly value: string; readonly label: string }[] {
  return useBodies().filter(({ lastDay }) => lastDay === null).map(({ bodyId, name }) => ({ value: bodyId, label: name }));
}
