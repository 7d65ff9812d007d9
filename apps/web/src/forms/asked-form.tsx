import { Alert, Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { freshKey } from '../duty/send-act.js';
import { useLanguage } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';
import { readDay } from '../wording/dates.js';

/** One thing to be asked for; a day is typed as dd/mm/yyyy and given on as `YYYY-MM-DD`, a box that is ticked as `yes`. */
export interface AskedField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'long' | 'day' | 'choice' | 'box' | 'secret';
  readonly required?: boolean;
  readonly hint?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** Browsers fill in by this. */
  readonly autoComplete?: string;
}

export type Answers = Readonly<Record<string, string>>;

interface AskedFormProps {
  readonly title: string;
  readonly fields: readonly AskedField[];
  readonly initial?: Answers;
  readonly submit: string;
  /** The same words come with the same key, so that a lost answer does nothing twice. */
  readonly send: (answers: Answers, key: string) => Promise<void>;
  readonly cancel?: () => void;
  readonly autoFocus?: boolean;
}

const LONGEST = { text: 500, long: 4000, day: 10, choice: 0, box: 0, secret: 1000 } as const;

/** Asks, sends, and says field by field what was wrong; what was typed stays until it was taken. */
export function AskedForm({ title, fields, initial = {}, submit, send, cancel, autoFocus = true }: AskedFormProps): ReactNode {
  const { t, code } = useLanguage();
  const heading = useId();
  const [typed, setTyped] = useState<Answers>(initial);
  const [faulty, setFaulty] = useState<ReadonlySet<string>>(new Set());
  const sent = useRef({ words: '', key: '' });
  const sending = useMutation({
    mutationFn: async (answers: Answers) => {
      const words = JSON.stringify(answers);
      if (sent.current.words !== words) sent.current = { words, key: freshKey() };
      await send(answers, sent.current.key);
    },
    onSuccess: () => {
      sent.current = { words: '', key: '' };
      setTyped(initial);
    },
  });
  const why = sending.error === null ? null : problemWords(sending.error, code, t);
  const errorOf = ({ name, kind }: AskedField): string | null => why?.fields[name] ?? (faulty.has(name) ? (kind === 'day' ? t.moment.bad : t.acts.missing) : null);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    const faults = fields.filter((field) => isFaulty(field, typed[field.name] ?? ''));
    setFaulty(new Set(faults.map(({ name }) => name)));
    if (faults.length === 0) sending.mutate(Object.fromEntries(fields.map(({ name, kind }) => [name, answerIn(kind, typed[name] ?? '')])));
  };
  return (
    <form onSubmit={ask} className="panel" aria-labelledby={heading} noValidate>
      <h3 id={heading}>{title}</h3>
      {fields.map((field, place) => (
        <Asked key={field.name} field={field} value={typed[field.name] ?? ''} error={errorOf(field)} autoFocus={autoFocus && place === 0} change={(value) => setTyped((before) => ({ ...before, [field.name]: value }))} />
      ))}
      {why !== null && (
        <Alert color="red" role="alert" variant="outline" mb="sm" title={why.title}>
          {why.next}
        </Alert>
      )}
      <div className="row">
        <Button type="submit" disabled={sending.isPending}>
          {sending.isPending ? t.acts.sending : submit}
        </Button>
        {cancel !== undefined && (
          <Button variant="default" onClick={cancel}>
            {t.acts.cancel}
          </Button>
        )}
        {sending.isSuccess && (
          <span className="good" role="status">
            {t.forms.done}
          </span>
        )}
      </div>
    </form>
  );
}

const answerIn = (kind: AskedField['kind'], value: string): string => (kind === 'day' ? (readDay(value) ?? '') : kind === 'secret' ? value : value.trim());
const isFaulty = ({ kind, required = false }: AskedField, value: string): boolean => (value.trim() === '' ? required : kind === 'day' && readDay(value) === null);

interface AskedProps {
  readonly field: AskedField;
  readonly value: string;
  readonly error: string | null;
  readonly autoFocus: boolean;
  readonly change: (value: string) => void;
}

function Asked({ field: { name, label, kind, required = false, hint, choices = [], autoComplete = 'off' }, value, error, autoFocus, change }: AskedProps): ReactNode {
  const { t } = useLanguage();
  const given = { label, name, required, value, error, autoFocus, description: hint, mb: 'sm', maw: '40rem', onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => change(currentTarget.value) };
  switch (kind) {
    case 'long':
      return <Textarea {...given} autosize minRows={2} maxLength={LONGEST.long} />;
    case 'day':
      return <TextInput {...given} inputMode="numeric" placeholder="31/12/2021" description={hint ?? t.acts.dayForm} maxLength={LONGEST.day} autoComplete="off" />;
    case 'choice':
      return <NativeSelect {...given} data={[{ value: '', label: t.acts.choose }, ...choices]} />;
    case 'box':
      return <Checkbox label={label} name={name} description={hint} checked={value === 'yes'} onChange={({ currentTarget }) => change(currentTarget.checked ? 'yes' : '')} mb="sm" />;
    case 'secret':
      return <TextInput {...given} type="password" maxLength={LONGEST.secret} autoComplete={autoComplete} />;
    case 'text':
      return <TextInput {...given} maxLength={LONGEST.text} autoComplete={autoComplete} />;
  }
}
