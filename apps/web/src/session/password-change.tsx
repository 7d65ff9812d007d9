import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { Refusal } from './refusal.js';

const SHORTEST = 12;
const LONGEST = 128;

/** Another password, by the present one; ends one's other sessions. */
export function PasswordChange({ onChanged }: { readonly onChanged: () => void }): ReactNode {
  const { t } = useLanguage();
  const [present, setPresent] = useState('');
  const [password, setPassword] = useState('');
  const changing = useMutation({
    mutationFn: () => answerOf(api.PUT('/api/session/password', { body: { present, password } })),
    onSuccess: () => {
      setPresent('');
      setPassword('');
      onChanged();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    changing.mutate();
  };
  return (
    <section aria-labelledby="password-change">
      <h2 id="password-change">{t.secondFactor.passwordTitle}</h2>
      <Refusal error={changing.error} />
      <p role="status">{changing.isSuccess ? t.secondFactor.passwordChanged : ''}</p>
      <form onSubmit={submit}>
        <TextInput type="password" label={t.secondFactor.presentPassword} name="present-password" autoComplete="current-password" maxLength={1024} required value={present} onChange={({ currentTarget }) => setPresent(currentTarget.value)} maw="26rem" mb="sm" />
        <TextInput type="password" label={t.secondFactor.newPassword} description={t.secondFactor.newPasswordIs} name="new-password" autoComplete="new-password" minLength={SHORTEST} maxLength={LONGEST} required value={password} onChange={({ currentTarget }) => setPassword(currentTarget.value)} maw="26rem" mb="md" />
        <Button type="submit" disabled={changing.isPending}>
          {t.secondFactor.changePassword}
        </Button>
      </form>
    </section>
  );
}
