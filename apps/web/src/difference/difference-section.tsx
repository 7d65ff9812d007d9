import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';

interface DifferenceSectionProps {
  /** Of its heading; of no other part of the page. */
  readonly id?: string;
  readonly title?: string;
  readonly since: Schemas['Moment'];
  readonly moment: Schemas['Moment'];
  /** Said when nothing differs; null = something does. */
  readonly none: string | null;
  readonly children: ReactNode;
}

/** At a past moment: what has changed since, and how much was done in between. */
export function DifferenceSection({ id = 'difference', title, since, moment, none, children }: DifferenceSectionProps): ReactNode {
  const t = useWords();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title ?? t.auditing.difference}</h2>
      {none === null ? children : <p className="panel">{none}</p>}
      <p className="quiet">{t.auditing.between(writtenInstant(since.at), writtenInstant(moment.at), moment.index - since.index)}</p>
    </section>
  );
}
