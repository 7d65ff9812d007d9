import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { useDrafting } from './use-desk.js';

/** Says that an act was recorded, or that its draft waits for a head. */
export function Recorded({ name, draft = null }: { readonly name: string; /** Null = as whoever asks does it as a rule. */ readonly draft?: boolean | null }): ReactNode {
  const t = useWords();
  const drafts = useDrafting();
  if (!(draft ?? drafts)) return t.acts.recorded(name);
  return (
    <>
      {t.approval.proposed(name)} <Link to="/du-thao">{t.approval.see}</Link>
    </>
  );
}
