import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';
import { DueDay } from './due-day.js';
import { termsOf } from './duty-facts.js';
import { dutyKey, type SeenDuty } from './use-duty.js';
import { useBodyNames } from './use-body-names.js';

/** The duty it is a part of, and the parts that were handed down from it, to any depth. */
export function DutyTree({ seen }: { readonly seen: SeenDuty }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const asOf = useAsOf();
  const id = seen.duty.assignmentId;
  const { data } = useQuery({ queryKey: [...dutyKey(id), 'cascade', asOf], queryFn: () => answerOf(api.GET('/api/assignments/{id}/cascade', { params: { path: { id }, query: asOf } })) });
  const { parent } = termsOf(seen);
  const parts = data?.roots.flatMap(({ children }) => children) ?? [];
  return (
    <section aria-labelledby="tree">
      <h2 id="tree">{t.tree.title}</h2>
      {parent === null ? (
        <p>{t.tree.isRoot}</p>
      ) : (
        <p>
          {t.tree.partOf}{' '}
          <Link to="/viec/$id" params={{ id: parent.assignmentId }}>
            {t.tree.parentOf(parent.chain.map(names).join(' → '))}
          </Link>
        </p>
      )}
      {data !== undefined && parts.length === 0 && <p className="quiet">{t.tree.noParts}</p>}
      {parts.length > 0 && <Parts nodes={parts} now={seen.moment.at} />}
    </section>
  );
}

function Parts({ nodes, now }: { readonly nodes: readonly Schemas['CascadeNode'][]; readonly now: number }): ReactNode {
  const t = useWords();
  return (
    <ul className="parts">
      {nodes.map(({ duty, parts, children }) => (
        <li key={duty.assignmentId}>
          <Link to="/viec/$id" params={{ id: duty.assignmentId }}>
            {duty.bodyName}: {duty.summary}
          </Link>{' '}
          <span className="quiet">
            ({t.statuses[duty.status]}
            {parts.n > 0 && `; ${t.tree.parts(parts.k, parts.n)}`})
          </span>
          <DueDay duty={duty} now={now} />
          {children.length > 0 && <Parts nodes={children} now={now} />}
        </li>
      ))}
    </ul>
  );
}
