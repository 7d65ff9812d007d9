import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api } from '../api/client.js';
import { longest } from '../forms/longest.js';
import { useLanguage } from '../language/language.js';
import { Looks } from '../shell/looks.js';
import { useTitle } from '../shell/use-title.js';
import { RecoveryCodes } from './recovery-codes.js';
import { Refusal } from './refusal.js';
import { SecondStep, type SecondStepOf } from './second-step.js';
import { sessionQuery, type Session } from './session.js';

/** Where a sign-in stands: at the password, at the second factor, or done with codes still to be written down. */
type Stage = { readonly at: 'password'; readonly ended: unknown } | { readonly at: 'second-step'; readonly step: SecondStepOf } | { readonly at: 'codes'; readonly session: Session; readonly codes: readonly string[] };

/** Signing in by login, password and second factor; the page that was asked for follows. */
export function SignInPage(): ReactNode {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: 'password', ended: null });
  const enter = ({ token: _kept, recoveryCodes: _shown, ...session }: Session): void => void client.setQueryData(sessionQuery.queryKey, session);
  const done = (session: Session): void => (session.recoveryCodes === undefined ? enter(session) : setStage({ at: 'codes', session, codes: session.recoveryCodes }));
  const title = stage.at === 'password' ? t.signIn.title : stage.at === 'codes' ? t.secondFactor.recovery : stage.step.enrolment === null ? t.secondFactor.title : t.secondFactor.setUpTitle;
  useTitle(title);
  return (
    <main className="sign-in" id="main">
      <h1>{t.app.name}</h1>
      <h2>{title}</h2>
      {stage.at === 'password' && <PasswordForm ended={stage.ended} onDone={done} onStep={(step) => setStage({ at: 'second-step', step })} />}
      {stage.at === 'second-step' && <SecondStep step={stage.step} onDone={done} onEnded={(ended) => setStage({ at: 'password', ended })} />}
      {stage.at === 'codes' && <RecoveryCodes codes={stage.codes} onKept={() => enter(stage.session)} />}
      <p className="quiet">
        {t.signIn.samples} <a href="/bang">{t.app.noScriptBoard}</a>.
      </p>
      <div className="row">
        <Looks />
      </div>
    </main>
  );
}

interface PasswordFormProps {
  /** Why an earlier try came to an end; null = there was none. */
  readonly ended: unknown;
  readonly onDone: (session: Session) => void;
  readonly onStep: (step: SecondStepOf) => void;
}

function PasswordForm({ ended, onDone, onStep }: PasswordFormProps): ReactNode {
  const { t } = useLanguage();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const signingIn = useMutation({
    mutationFn: () => answerOf(api.POST('/api/session', { body: { login: login.trim(), password } })),
    onSuccess: (answer) => ('ticket' in answer ? onStep(answer) : onDone(answer)),
  });
  const { data: ways } = useQuery({ queryKey: ['sign-in-ways'], staleTime: Infinity, queryFn: () => answerOf(api.GET('/api/session/ways')) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signingIn.mutate();
  };
  return (
    <>
      <Refusal error={signingIn.error ?? ended} />
      <form onSubmit={submit}>
        <TextInput label={t.signIn.login} name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={longest('POST /api/session', 'login')} required autoFocus value={login} onChange={({ currentTarget }) => setLogin(currentTarget.value)} mb="sm" />
        <TextInput type="password" label={t.signIn.password} name="password" autoComplete="current-password" maxLength={longest('POST /api/session', 'password')} required value={password} onChange={({ currentTarget }) => setPassword(currentTarget.value)} mb="md" />
        <BusyButton type="submit" busy={signingIn.isPending}>
          {signingIn.isPending ? t.signIn.busy : t.signIn.submit}
        </BusyButton>
      </form>
      {ways?.identityProvider === true && (
        <p>
          <a href="/sign-in/openid">{t.signIn.elsewhere}</a>
        </p>
      )}
    </>
  );
}
