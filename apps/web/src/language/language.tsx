import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { vi, type Dictionary } from './vi.js';

export type LanguageCode = 'vi' | 'en';

/** A language with its words. */
interface Spoken {
  readonly code: LanguageCode;
  readonly t: Dictionary;
}

const KEPT_AS = 'dondoc.language';
const VIETNAMESE: Spoken = { code: 'vi', t: vi };

/** Vietnamese comes with the page; English is fetched by those who read it, so that it weighs on nobody else's first load. */
const spoken = async (code: LanguageCode): Promise<Spoken> => (code === 'vi' ? VIETNAMESE : { code, t: (await import('./en.js')).en });

interface Language extends Spoken {
  readonly choose: (code: LanguageCode) => void;
}

const LanguageContext = createContext<Language>({ ...VIETNAMESE, choose: () => undefined });

/** The language that was chosen in this browser. One that keeps nothing (private window, storage forbidden), or is cut off from the words, starts in Vietnamese. */
export async function keptLanguage(): Promise<Spoken> {
  try {
    return await spoken(localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'vi');
  } catch {
    return VIETNAMESE;
  }
}

/** Gives the words of the chosen language to everything inside, and tells the page which it is. */
export function LanguageProvider({ first, children }: { readonly first: Spoken; readonly children: ReactNode }): ReactNode {
  const [now, setNow] = useState(first);
  useEffect(() => {
    document.documentElement.lang = now.code;
  }, [now]);
  const language = useMemo<Language>(
    () => ({
      ...now,
      choose: (chosen) => {
        // Cut off from the words, the page stays in the language it has.
        spoken(chosen).then(setNow, () => undefined);
        try {
          localStorage.setItem(KEPT_AS, chosen);
        } catch {
          // It holds for this page then.
        }
      },
    }),
    [now],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export const useLanguage = (): Language => use(LanguageContext);

/** The words alone. */
export const useWords = (): Dictionary => useLanguage().t;
