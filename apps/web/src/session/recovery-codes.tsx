import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';

/** Codes for the day the telephone is lost, shown this once. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }): ReactNode {
  const t = useWords();
  return (
    <>
      <p>{t.secondFactor.recoveryNext}</p>
      <ol aria-label={t.secondFactor.recovery}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button onClick={onKept} autoFocus>
        {t.secondFactor.kept}
      </Button>
    </>
  );
}
