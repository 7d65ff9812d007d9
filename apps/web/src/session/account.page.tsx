import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api } from '../api/client.js';
import { longest } from '../forms/longest.js';
import { useLanguage } from '../language/language.js';
import { Loading } from '../shell/loading.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { Delegations } from './delegations.js';
import { OwnIdentities } from './own-identities.js';
import { OwnPassword } from './own-password.js';
import { OwnSessions } from './own-sessions.js';
import { Passkeys } from './passkeys.js';
import { RecoveryCodes } from './recovery-codes.js';
import { Refusal } from './refusal.js';
import { SecondStep, type SecondStepOf } from './second-step.js';

const QUERY = ['second-factor'] as const;

/** One's own account: second factor, where one is signed in, the password, and powers that were given on. */
export function AccountPage(): ReactNode {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [step, setStep] = useState<SecondStepOf | null>(null);
  const [ended, setEnded] = useState<unknown>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { data, error } = useQuery({ queryKey: QUERY, queryFn: () => answerOf(api.GET('/api/session/second-factor')) });
  useTitle(t.secondFactor.account);
  const told = (fresh: readonly string[]): void => {
    setStep(null);
    setCodes(fresh);
    void client.invalidateQueries({ queryKey: QUERY });
  };
  if (error !== null) return <Refusal error={error} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <h1>{t.secondFactor.account}</h1>
      <h2>{t.secondFactor.title}</h2>
      <p>{data.enrolledAt === null ? t.secondFactor.none : t.secondFactor.since(writtenInstant(data.enrolledAt), data.recoveryCodesLeft)}</p>
      {codes !== null && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      {step !== null && <SecondStep step={step} onDone={({ recoveryCodes = [] }) => told(recoveryCodes)} onEnded={(why) => (setStep(null), setEnded(why))} />}
      {codes === null && step === null && (
        <>
          <Refusal error={ended} />
          <PresentCode hasOne={data.enrolledAt !== null} onStep={setStep} onCodes={told} />
          {data.enrolledAt !== null && <Passkeys passkeys={data.passkeys} onChanged={() => void client.invalidateQueries({ queryKey: QUERY })} />}
        </>
      )}
      <OwnSessions />
      <OwnPassword />
      <OwnIdentities hasSecondFactor={data.enrolledAt !== null} />
      <Delegations />
    </>
  );
}

interface PresentCodeProps {
  readonly hasOne: boolean;
  readonly onStep: (step: SecondStepOf) => void;
  readonly onCodes: (codes: readonly string[]) => void;
}

/** The present factor is shown before anything about it changes. */
function PresentCode({ hasOne, onStep, onCodes }: PresentCodeProps): ReactNode {
  const { t } = useLanguage();
  const [code, setCode] = useState('');
  const body = { code: hasOne ? code : 'none' };
  const replacing = useMutation({ mutationFn: () => answerOf(api.POST('/api/session/second-factor', { body })), onSuccess: onStep });
  const renewing = useMutation({ mutationFn: () => answerOf(api.POST('/api/session/second-factor/recovery-codes', { body })), onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    renewing.reset();
    replacing.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Refusal error={replacing.error ?? renewing.error} />
      {hasOne && <TextInput label={t.secondFactor.present} description={t.secondFactor.codeOrRecovery} name="code" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={longest('POST /api/session/second-factor', 'code')} required value={code} onChange={({ currentTarget }) => setCode(currentTarget.value)} maw="26rem" mb="md" />}
      <div className="row">
        <BusyButton type="submit" busy={replacing.isPending}>
          {hasOne ? t.secondFactor.replace : t.secondFactor.setUpTitle}
        </BusyButton>
        {hasOne && (
          <BusyButton variant="default" disabled={code === ''} busy={renewing.isPending} onClick={() => (replacing.reset(), renewing.mutate())}>
            {t.secondFactor.renew}
          </BusyButton>
        )}
      </div>
    </form>
  );
}
