import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { Looks } from '../shell/looks.js';
import { problemWords } from '../shell/problem-words.js';
import { useTitle } from '../shell/use-title.js';
import { sessionQuery } from './session.js';

/** Signing in by login and password; the page that was asked for follows. */
export function SignInPage(): ReactNode {
  const { t, code } = useLanguage();
  const client = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  useTitle(t.signIn.title);
  const signingIn = useMutation({
    mutationFn: () => answerOf(api.POST('/api/session', { body: { login: login.trim(), password } })),
    onSuccess: ({ token: _kept, ...session }) => client.setQueryData(sessionQuery.queryKey, session),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signingIn.mutate();
  };
  const why = signingIn.error === null ? null : problemWords(signingIn.error, code, t);
  return (
    <main className="sign-in" id="main">
      <h1>{t.app.name}</h1>
      <h2>{t.signIn.title}</h2>
      {why !== null && (
        <Alert color="red" role="alert" variant="outline" mb="md">
          <p>{why.title}</p>
          <p>{why.next}</p>
        </Alert>
      )}
      <form onSubmit={submit}>
        <TextInput label={t.signIn.login} name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={100} required autoFocus value={login} onChange={({ currentTarget }) => setLogin(currentTarget.value)} mb="sm" />
        <TextInput type="password" label={t.signIn.password} name="password" autoComplete="current-password" maxLength={1024} required value={password} onChange={({ currentTarget }) => setPassword(currentTarget.value)} mb="md" />
        <Button type="submit" disabled={signingIn.isPending}>
          {signingIn.isPending ? t.signIn.busy : t.signIn.submit}
        </Button>
      </form>
      <p className="quiet">
        {t.signIn.samples} <a href="/bang">{t.app.noScriptBoard}</a>.
      </p>
      <div className="row">
        <Looks />
      </div>
    </main>
  );
}
