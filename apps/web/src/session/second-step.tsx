import { TextInput } from '@mantine/core';
import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api, problemTag, type Schemas } from '../api/client.js';
import { longest } from '../forms/longest.js';
import { useWords } from '../language/language.js';
import { DeviceRefusal } from './device-refusal.js';
import type { Session } from './session.js';

export type SecondStepOf = Schemas['SecondStep'];

interface SecondStepProps {
  readonly step: SecondStepOf;
  readonly onDone: (session: Session) => void;
  /** The half sign-in can no longer be finished. */
  readonly onEnded: (why: unknown) => void;
}

/** Asks for a code of the authenticator; where the account has none yet, it is set up first. */
export function SecondStep({ step, onDone, onEnded }: SecondStepProps): ReactNode {
  const t = useWords();
  const [code, setCode] = useState('');
  const showing = useMutation({
    mutationFn: () => answerOf(api.POST('/api/session/second-step', { body: { ticket: step.ticket, code } })),
    onSuccess: onDone,
    onError: (thrown) => (problemTag(thrown) === 'second-step-ended' ? onEnded(thrown) : setCode('')),
  });
  const asking = useMutation({
    mutationFn: async () => {
      const response = await startAuthentication({ optionsJSON: step.passkey as unknown as PublicKeyCredentialRequestOptionsJSON });
      return answerOf(api.POST('/api/session/second-step/passkey', { body: { ticket: step.ticket, response: response as unknown as Record<string, never> } }));
    },
    onSuccess: onDone,
    onError: (thrown) => problemTag(thrown) === 'second-step-ended' && onEnded(thrown),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    asking.reset();
    showing.mutate();
  };
  return (
    <>
      <DeviceRefusal error={showing.error ?? asking.error} />
      {step.passkey !== null && (
        <p>
          <BusyButton variant="default" busy={asking.isPending} onClick={() => (showing.reset(), asking.mutate())}>
            {t.secondFactor.usePasskey}
          </BusyButton>
        </p>
      )}
      {step.enrolment !== null && <SetUp enrolment={step.enrolment} />}
      <form onSubmit={submit}>
        <TextInput label={t.secondFactor.code} description={step.enrolment === null ? t.secondFactor.codeOrRecovery : t.secondFactor.codeShown} name="code" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={longest('POST /api/session/second-step', 'code')} required autoFocus value={code} onChange={({ currentTarget }) => setCode(currentTarget.value)} mb="md" />
        <BusyButton type="submit" busy={showing.isPending}>
          {showing.isPending ? t.signIn.busy : t.secondFactor.goOn}
        </BusyButton>
      </form>
    </>
  );
}

function SetUp({ enrolment: { secret, picture } }: { readonly enrolment: NonNullable<SecondStepOf['enrolment']> }): ReactNode {
  const t = useWords();
  return (
    <>
      <p>{t.secondFactor.setUp}</p>
      <p>
        <img src={picture} alt={t.secondFactor.picture} width={240} height={240} />
      </p>
      <p>
        {t.secondFactor.key} <code>{secret.replaceAll(/.{4}(?=.)/gu, '$& ')}</code>
      </p>
    </>
  );
}
