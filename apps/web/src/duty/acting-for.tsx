import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { useBodyNames } from './use-body-names.js';

/** In whose name: shown to those who may act for other bodies. Null = their own body. */
export function ActingFor({ value, choose }: { readonly value: string | null; readonly choose: (body: string | null) => void }): ReactNode {
  const t = useWords();
  const session = useSession();
  const names = useBodyNames();
  const others = [...new Set(session.delegations.map(({ from }) => from))];
  if (others.length === 0) return null;
  const data = [{ value: '', label: names(session.body) }, ...others.map((body) => ({ value: body, label: names(body) }))];
  return <NativeSelect label={t.acts.actingFor} data={data} value={value ?? ''} onChange={({ currentTarget }) => choose(currentTarget.value === '' ? null : currentTarget.value)} mb="sm" />;
}
