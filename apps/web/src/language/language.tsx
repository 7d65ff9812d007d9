import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en.js';
import { vi, type Dictionary } from './vi.js';

export type LanguageCode = 'vi' | 'en';

const DICTIONARIES: Readonly<Record<LanguageCode, Dictionary>> = { vi, en };
const KEPT_AS = 'dondoc.language';

interface Language {
  readonly code: LanguageCode;
  readonly t: Dictionary;
  readonly choose: (code: LanguageCode) => void;
}

const LanguageContext = createContext<Language>({ code: 'vi', t: vi, choose: () => undefined });

/** A browser that keeps nothing (private window, storage forbidden) starts in Vietnamese each time. */
function kept(): LanguageCode {
  try {
    return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

/** Gives the words of the chosen language to everything inside, and tells the page which it is. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [code, setCode] = useState(kept);
  useEffect(() => {
    document.documentElement.lang = code;
  }, [code]);
  const language = useMemo<Language>(
    () => ({
      code,
      t: DICTIONARIES[code],
      choose: (chosen) => {
        setCode(chosen);
        try {
          localStorage.setItem(KEPT_AS, chosen);
        } catch {
          // It holds for this page then.
        }
      },
    }),
    [code],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export const useLanguage = (): Language => use(LanguageContext);

/** The words alone. */
export const useWords = (): Dictionary => useLanguage().t;
