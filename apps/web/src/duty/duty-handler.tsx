import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type DutyRow } from '../api/client.js';
import { hasRole, WORKING } from '../deeds/asker.js';
import { DeedForm } from '../deeds/deed-form.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { dayOf, writtenDay } from '../wording/dates.js';
import { HANDLING_DEEDS } from './duty-deeds.js';
import { dutyKey } from './use-duty.js';

/** Who of the lead body handles the duty: shown to its own people alone, and looked up when it is asked for, since names of people are. */
export function DutyHandler({ duty }: { readonly duty: DutyRow }): ReactNode {
  const t = useWords();
  const { body, delegations } = useSession();
  const [opened, setOpened] = useState(false);
  if (duty.body !== body && !delegations.some(({ from }) => from === duty.body)) return null;
  return (
    <details onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>{t.handling.title}</summary>
      {opened && <Handler duty={duty} />}
    </details>
  );
}

const OVER: ReadonlySet<DutyRow['status']> = new Set(['accepted', 'closed', 'withdrawn']);

function Handler({ duty: { assignmentId: id, body, status } }: { readonly duty: DutyRow }): ReactNode {
  const t = useWords();
  const asker = useSession();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({
    queryKey: [...dutyKey(id), 'handler', asOf],
    queryFn: async () => {
      const [{ handled }, { positions }] = await Promise.all([
        answerOf(api.GET('/api/handlings', { params: { query: { ...asOf, assignmentId: id } } })),
        answerOf(api.GET('/api/positions', { params: { query: { ...asOf, body, inForce: 'yes' } } })),
      ]);
      const people = [...new Map(positions.map(({ person, name, mark, role }) => [person, `${name ?? mark ?? t.people.erased} (${t.admin.roleNames[role]})`] as const))];
      return { handled: handled.find(({ duty }) => duty.body === body), people };
    },
  });
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { handled, people } = data;
  const mayPass = asOf.asOf === undefined && hasRole(asker, ['clerk', ...WORKING]);
  const obstacle = OVER.has(status) ? t.handling.over : people.length === 0 ? t.handling.noPeople : null;
  return (
    <>
      <p>{handled === undefined ? t.handling.nobody : t.handling.by(new Map(people).get(handled.person) ?? t.handling.gone, writtenDay(dayOf(handled.since)))}</p>
      {mayPass && obstacle !== null && <p className="quiet">{obstacle}</p>}
      {mayPass && obstacle === null && (
        <DeedForm
          key={handled?.since ?? ''}
          deed={HANDLING_DEEDS.PassDuty}
          place={{ path: { id }, known: { person: people.map(([value, label]) => ({ value, label })) }, until: (position) => answerOf(api.GET('/api/handlings', { params: { query: { assignmentId: id, after: position } } })) }}
          actingFor={body === asker.body ? null : body}
          done={() => undefined}
        />
      )}
    </>
  );
}
