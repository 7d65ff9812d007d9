import { TextInput } from '@mantine/core';
import { startRegistration, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api, type Schemas } from '../api/client.js';
import { longest } from '../forms/longest.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';
import { DeviceRefusal } from './device-refusal.js';

interface PasskeysProps {
  readonly passkeys: readonly Schemas['Passkey'][];
  readonly onChanged: () => void;
}

/** One's own passkeys: which there are, another one, and away with one. A code is shown for each change. */
export function Passkeys({ passkeys, onChanged }: PasskeysProps): ReactNode {
  const { t } = useLanguage();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const done = (): void => {
    setCode('');
    setName('');
    onChanged();
  };
  const adding = useMutation({
    mutationFn: async () => {
      const { ticket, options } = await answerOf(api.POST('/api/session/second-factor/passkeys', { body: { code } }));
      const made = await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON });
      await answerOf(api.POST('/api/session/second-factor/passkeys/answer', { body: { ticket, name, response: made as unknown as Record<string, never> } }));
    },
    onSuccess: done,
  });
  const removing = useMutation({ mutationFn: (id: string) => answerOf(api.POST('/api/session/second-factor/passkeys/{id}/removal', { params: { path: { id } }, body: { code } })), onSuccess: done });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    removing.reset();
    adding.mutate();
  };
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t.secondFactor.passkeys}</h2>
      <p>{t.secondFactor.passkeysAre}</p>
      <DeviceRefusal error={adding.error ?? removing.error} />
      <form onSubmit={submit}>
        <TextInput label={t.secondFactor.present} description={t.secondFactor.codeOrRecovery} name="passkey-code" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={longest('POST /api/session/second-factor/passkeys', 'code')} required value={code} onChange={({ currentTarget }) => setCode(currentTarget.value)} maw="26rem" mb="sm" />
        {passkeys.length > 0 && (
          <ul>
            {passkeys.map((passkey) => (
              <li key={passkey.id}>
                {passkey.name} ({passkey.host}), {writtenInstant(passkey.addedAt)}{' '}
                <BusyButton variant="default" size="compact-sm" disabled={code === ''} busy={removing.isPending} onClick={() => (adding.reset(), removing.mutate(passkey.id))} aria-label={t.secondFactor.removePasskey(passkey.name)}>
                  {t.secondFactor.remove}
                </BusyButton>
              </li>
            ))}
          </ul>
        )}
        <TextInput label={t.secondFactor.passkeyName} name="passkey-name" maxLength={longest('POST /api/session/second-factor/passkeys/answer', 'name')} required value={name} onChange={({ currentTarget }) => setName(currentTarget.value)} maw="26rem" mb="md" />
        <BusyButton type="submit" busy={adding.isPending}>
          {t.secondFactor.addPasskey}
        </BusyButton>
      </form>
    </section>
  );
}
