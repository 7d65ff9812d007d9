import { Alert } from '@mantine/core';
import { WebAuthnError } from '@simplewebauthn/browser';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { Refusal } from './refusal.js';

/** As `Refusal`; also when it was the browser or the device that gave no passkey. */
export function DeviceRefusal({ error }: { readonly error: unknown }): ReactNode {
  const t = useWords();
  if (!(error instanceof WebAuthnError || error instanceof DOMException)) return <Refusal error={error} />;
  return (
    <Alert color="red" role="alert" variant="outline" mb="md">
      <p>{t.secondFactor.noPasskey}</p>
      <p>{t.secondFactor.noPasskeyNext}</p>
    </Alert>
  );
}
