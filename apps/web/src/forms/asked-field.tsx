import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from '../language/language.js';
import { bodiesIn, rowsIn, withRows, type Answers, type AskedField } from './answers.js';
import { ManyBodies, OneBody } from './body-choices.js';
import { DutyStep } from './duty-step.js';
import { longestIn, type Route } from './longest.js';

interface AskedProps {
  /** Where it is sent; null = it is a question, or a choice alone. */
  readonly route: Route | null;
  readonly field: AskedField;
  /** The name with the rows that it stands in. */
  readonly name: string;
  readonly typed: Answers;
  readonly errorOf: (name: string) => string | null;
  readonly autoFocus: boolean;
  readonly change: (more: (before: Answers) => Answers) => void;
}

/** One field of a form, or rows of fields. */
export function Asked(props: AskedProps): ReactNode {
  const { route, field, name, typed, errorOf, autoFocus, change } = props;
  const { label, kind, required = false, hint, choices = [], autoComplete = 'off' } = field;
  const { t } = useLanguage();
  const value = typed[name] ?? '';
  const error = errorOf(name);
  const maxLength = longestIn(route, field, name);
  const set = (next: string): void => change((before) => ({ ...before, [name]: next }));
  const given = { label, name, required, value, error, autoFocus, description: hint, mb: 'sm', maw: '40rem', onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => set(currentTarget.value) };
  switch (kind) {
    case 'long':
      return <Textarea {...given} autosize minRows={2} maxLength={maxLength} />;
    case 'lines':
      return <Textarea {...given} autosize minRows={2} maxLength={maxLength} description={hint ?? t.forms.oneALine} />;
    case 'day':
      return <TextInput {...given} inputMode="numeric" placeholder="31/12/2021" description={hint ?? t.acts.dayForm} maxLength={maxLength} autoComplete="off" />;
    case 'number':
      return field.choices !== undefined ? <NativeSelect {...given} data={[{ value: '', label: t.acts.choose }, ...choices]} /> : <TextInput {...given} inputMode="numeric" maxLength={maxLength} autoComplete="off" />;
    case 'decimal':
    case 'decimal-text':
      return <TextInput {...given} inputMode="decimal" description={hint ?? t.measuring.numberHint} maxLength={maxLength} autoComplete="off" />;
    case 'part':
      return null;
    case 'yes-no':
      return <NativeSelect {...given} data={[{ value: '', label: t.acts.choose }, { value: 'yes', label: t.rules.yes }, { value: 'no', label: t.rules.no }]} />;
    case 'choice':
      return <NativeSelect {...given} data={[{ value: '', label: t.acts.choose }, ...choices]} />;
    case 'box':
      return <Checkbox label={label} name={name} description={hint} checked={value === 'yes'} onChange={({ currentTarget }) => set(currentTarget.checked ? 'yes' : '')} mb="sm" />;
    case 'boxes':
    case 'numbers':
      return (
        <Checkbox.Group label={label} description={hint} error={error} required={required} value={bodiesIn(value) as string[]} onChange={(ticked) => set(ticked.join(' '))} mb="sm">
          {choices.map((choice, place) => (
            <Checkbox key={choice.value} value={choice.value} label={choice.label} name={place === 0 ? name : undefined} mt="xs" />
          ))}
        </Checkbox.Group>
      );
    case 'duty-step':
      return <DutyStep {...given} duty={typed[name.replace(/[^.]+$/u, 'assignmentId')] ?? ''} />;
    case 'secret':
      return <TextInput {...given} type="password" maxLength={maxLength} autoComplete={autoComplete} />;
    case 'body':
      return <OneBody label={label} name={name} required={required} hint={hint} value={value} error={error} change={set} />;
    case 'bodies':
      return <ManyBodies label={label} name={name} hint={hint} value={bodiesIn(value)} error={error} change={(bodies) => set(bodies.join(' '))} />;
    case 'rows':
      return <AskedRows {...props} />;
    case 'text':
      return <TextInput {...given} maxLength={maxLength} autoComplete={autoComplete} />;
  }
}

/** Any number of rows that ask for the same, added and taken away by buttons. The keyboard goes on in a row that was added, and from the button that adds one after a row was taken away. */
function AskedRows({ route, field: { label, row, hint }, name, typed, errorOf, change }: AskedProps): ReactNode {
  const { t } = useLanguage();
  const own = useRef<HTMLFieldSetElement>(null);
  const goesOn = useRef<string | null>(null);
  const rows = rowsIn(typed, name);
  useEffect(() => {
    if (goesOn.current !== null) own.current?.querySelector<HTMLElement>(goesOn.current)?.focus();
    goesOn.current = null;
  }, [rows.length]);
  if (row === undefined) return null;
  const error = errorOf(name);
  const add = (): void => {
    goesOn.current = `[name^="${name}.${rows.length}."]`;
    change((before) => withRows(before, name, [...rowsIn(before, name), {}]));
  };
  const remove = (place: number): void => {
    goesOn.current = `button[name="${name}"]`;
    change((before) => withRows(before, name, rowsIn(before, name).filter((_, other) => other !== place)));
  };
  return (
    <fieldset className="asked-rows" ref={own}>
      <legend>{label}</legend>
      {hint !== undefined && <p className="quiet">{hint}</p>}
      {rows.map((own, place) => (
        // Rows are told apart by their place alone: nothing else of what is typed is sure to differ.
        <div key={place} className="asked-row">
          <h4>{row.title(place + 1)}</h4>
          {row.fields
            .filter(({ when }) => when === undefined || when(own))
            .map((each) => (
              <Asked key={each.name} route={route} field={each} name={`${name}.${place}.${each.name}`} typed={typed} errorOf={errorOf} autoFocus={false} change={change} />
            ))}
          <Button variant="default" size="compact-sm" onClick={() => remove(place)}>
            {t.forms.removeRow(row.title(place + 1))}
          </Button>
        </div>
      ))}
      {error !== null && (
        <p className="late" role="alert">
          {error}
        </p>
      )}
      <Button variant="default" size="compact-md" name={name} onClick={add}>
        {row.add}
      </Button>
    </fieldset>
  );
}
