import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useBodyNamesSince } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';

/** So many are told at once; more are folded away behind the last one. */
const FEW = 3;

/** By which acts, and which days that went by, something came to be otherwise. */
export function Steps({ steps, earlierSteps }: Pick<Schemas['RowChange'], 'steps' | 'earlierSteps'>): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNamesSince();
  const words = steps.map((step) => (step.by === 'act' ? `${step.title[code]} – ${names(step.body)}, ${writtenInstant(step.recordedAt)}` : t.auditing.dayPassed(writtenDay(step.day))));
  const last = words.at(-1);
  if (last === undefined) return null;
  const told = (
    <p className="quiet">
      {earlierSteps > 0 && `${t.auditing.earlier(earlierSteps)}; `}
      {words.join('; ')}
    </p>
  );
  if (words.length <= FEW) return told;
  return (
    <details className="quiet">
      <summary>{t.auditing.steps(words.length + earlierSteps, last)}</summary>
      {told}
    </details>
  );
}
