import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { LONGEST_DAY, longestIn } from '../forms/longest.js';
import { useWords } from '../language/language.js';
import { dayOf, readDay } from '../wording/dates.js';
import { API_NAMES, RETURN_REASONS, type Act, type Field, type Values } from './act-fields.js';
import { ACT_ROUTES } from './send-act.js';
import { useBodies } from './use-body-names.js';
import { useTracking } from './use-tracking.js';
import type { SeenDuty } from './use-duty.js';

interface ActFieldProps {
  readonly act: Act;
  readonly seen: SeenDuty;
  readonly field: Field;
  readonly value: string;
  readonly error: string | null;
  readonly change: (value: string) => void;
  readonly autoFocus: boolean;
}

/** One thing that an act has to say. */
export function ActField({ act, seen, field: { name, kind, required }, value, error, change, autoFocus }: ActFieldProps): ReactNode {
  const t = useWords();
  const bodies = useBodies();
  const { data: tracking } = useTracking(seen.duty.assignmentId);
  const given = { label: t.acts.fields[name], name, required, value, error, mb: 'sm', autoFocus, onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => change(currentTarget.value) };
  const maxLength = longestIn(ACT_ROUTES[act], { kind: kind === 'day' ? 'day' : 'text' }, API_NAMES[name] ?? name);
  switch (kind) {
    case 'long':
      return <Textarea {...given} autosize minRows={2} maxLength={maxLength} />;
    case 'lines':
      return <Textarea {...given} autosize minRows={2} description={t.acts.oneALine} maxLength={maxLength} />;
    case 'day':
      return <TextInput {...given} inputMode="numeric" placeholder="31/12/2021" description={t.acts.dayForm} maxLength={maxLength} />;
    case 'percent':
      return <TextInput {...given} type="number" min={0} max={100} />;
    case 'body': {
      const choices = bodies.filter(({ lastDay, external }) => lastDay === null && !external).map(({ bodyId, name: label }) => ({ value: bodyId, label }));
      return <NativeSelect {...given} data={[{ value: '', label: t.acts.choose }, ...choices]} />;
    }
    case 'reason':
      return <NativeSelect {...given} data={[{ value: '', label: t.acts.choose }, ...RETURN_REASONS.map((reason) => ({ value: reason, label: t.acts.returnReasons[reason] }))]} />;
    case 'phrase': {
      // Asked for only where more than one deadline hangs on an event; places are those of the API.
      const hanging = (tracking?.conditions ?? []).map(({ place, phrase }) => ({ value: String(place), label: phrase ?? t.duty.noPhrase }));
      return hanging.length < 2 ? null : <NativeSelect {...given} required data={[{ value: '', label: t.acts.choose }, ...hanging]} />;
    }
    case 'text':
      return <TextInput {...given} maxLength={maxLength} />;
  }
}

interface PaperDayProps {
  readonly act: Act;
  readonly values: Values;
  readonly change: (name: 'occurredOn' | 'lateEntryBasis', value: string) => void;
  readonly error: string | null;
  readonly basisError: string | null;
}

/** The day on the paper, where it is not today; an earlier one needs the paper that proves it ("ghi bổ sung"). */
export function PaperDay({ act, values, change, error, basisError }: PaperDayProps): ReactNode {
  const t = useWords();
  const day = readDay(values.occurredOn ?? '');
  const earlier = day !== null && day < dayOf(Date.now());
  return (
    <>
      <TextInput label={t.acts.occurredOn} description={t.acts.occurredOnHint} name="occurredOn" inputMode="numeric" placeholder="31/12/2021" maxLength={LONGEST_DAY} value={values.occurredOn ?? ''} error={error} mb="sm" onChange={({ currentTarget }) => change('occurredOn', currentTarget.value)} />
      {(earlier || basisError !== null) && (
        <TextInput label={t.acts.lateEntryBasis} name="lateEntryBasis" required value={values.lateEntryBasis ?? ''} error={basisError} mb="sm" maxLength={longestIn(ACT_ROUTES[act], { kind: 'text' }, 'lateEntryBasis')} onChange={({ currentTarget }) => change('lateEntryBasis', currentTarget.value)} />
      )}
    </>
  );
}
