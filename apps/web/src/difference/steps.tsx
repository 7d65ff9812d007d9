import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';

/** By which acts, and which days that went by, something came to be otherwise. */
export function Steps({ steps, earlierSteps }: Pick<Schemas['RowChange'], 'steps' | 'earlierSteps'>): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  if (steps.length === 0) return null;
  const words = steps.map((step) => (step.by === 'act' ? `${step.title[code]} – ${names(step.body)}, ${writtenInstant(step.recordedAt)}` : t.auditing.dayPassed(writtenDay(step.day))));
  return (
    <p className="quiet">
      {earlierSteps > 0 && `${t.auditing.earlier(earlierSteps)}; `}
      {words.join('; ')}
    </p>
  );
}
