import { Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.js';

/** Language, and light or dark; each button says what it changes to. */
export function Looks(): ReactNode {
  const { t, code, choose } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const other = code === 'vi' ? 'en' : 'vi';
  return (
    <>
      <Button variant="default" size="compact-md" lang={other} onClick={() => choose(other)} title={t.looks.languageLabel}>
        {t.looks.language}
      </Button>
      <Button variant="default" size="compact-md" onClick={() => setColorScheme(shown === 'dark' ? 'light' : 'dark')}>
        {shown === 'dark' ? t.looks.light : t.looks.dark}
      </Button>
    </>
  );
}
