import './duty.css';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DutyFiles } from '../files/duty-files.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { ActPanel } from './act-panel.js';
import { Custody } from './custody.js';
import { DutyFacts } from './duty-facts.js';
import { DutyHandler } from './duty-handler.js';
import { DutyHistory } from './duty-history.js';
import { DutyPoints } from './duty-points.js';
import { DutyTree } from './duty-tree.js';
import { DutyUrgings } from './duty-urgings.js';
import { useDuty } from './use-duty.js';

/** One duty: where it comes from, what can be done, what hangs on it, who has had it, and all that happened. */
export function DutyPage(): ReactNode {
  const t = useWords();
  const { id } = useParams({ from: '/viec/$id' });
  const { data: seen, error, refetch } = useDuty(id);
  const title = seen === undefined ? t.duty.title : `${seen.duty.taskCode}: ${seen.duty.summary}`;
  useTitle(title);
  if (error !== null && seen === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (seen === undefined) return <Loading />;
  return (
    <>
      <h1>{title}</h1>
      <DutyFacts seen={seen} />
      <ActPanel seen={seen} />
      <DutyHandler duty={seen.duty} />
      <DutyPoints id={id} />
      <DutyFiles id={id} />
      <DutyUrgings id={id} />
      <DutyTree seen={seen} />
      <Custody seen={seen} />
      <DutyHistory id={id} />
      <p className="quiet">{t.moment.judged(writtenInstant(seen.moment.at), seen.moment.index)}</p>
    </>
  );
}
