import { Link } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { useDrafting } from './use-desk.js';

interface RecordedProps {
  readonly name: string;
  /** Null = as whoever asks does it as a rule. */
  readonly draft?: boolean | null;
}

/** The line below which something was done. It takes the keyboard, since the form that had it is gone. */
export function RecordedLine(props: RecordedProps): ReactNode {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p className="good" role="status" ref={line} tabIndex={-1}>
      <Recorded {...props} />
    </p>
  );
}

/** Says that an act was recorded, or that its draft waits for a head. */
export function Recorded({ name, draft = null }: RecordedProps): ReactNode {
  const t = useWords();
  const drafts = useDrafting();
  if (!(draft ?? drafts)) return t.acts.recorded(name);
  return (
    <>
      {t.approval.proposed(name)} <Link to="/du-thao">{t.approval.see}</Link>
    </>
  );
}
