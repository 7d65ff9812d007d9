import { Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.js';

/** Language, and light or dark; each button says what it changes to, in as little room as the head of a page has. */
export function Looks(): ReactNode {
  const { t, code, choose } = useLanguage();
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const words = shown === 'dark' ? t.looks.light : t.looks.dark;
  const other = code === 'vi' ? 'en' : 'vi';
  return (
    <>
      <Button variant="default" size="compact-md" lang={other} onClick={() => choose(other)} title={t.looks.languageLabel}>
        {other.toUpperCase()}
        <span className="visually-hidden"> – {t.looks.languageLabel}</span>
      </Button>
      <Button variant="default" size="compact-md" title={words} aria-label={words} onClick={() => setColorScheme(shown === 'dark' ? 'light' : 'dark')}>
        <span aria-hidden="true">{shown === 'dark' ? '☀' : '☾'}</span>
      </Button>
    </>
  );
}
