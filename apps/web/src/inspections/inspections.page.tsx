import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { useRevised } from '../approval/use-revised.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useWords } from '../language/language.js';
import { mayIssue } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { LongList } from '../shell/long-list.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay } from '../wording/dates.js';
import { DecideForm } from './decide-form.js';

const INSPECTIONS = { field: 'inspections', keyOf: ({ inspectionId }: Schemas['InspectionRow']) => inspectionId } as const;

/** The inspections that one may see, each with how far it is and what has to be put right. */
export function InspectionsPage(): ReactNode {
  const t = useWords();
  const { vb } = useSearch({ from: '/kiem-tra' });
  useTitle(t.inspections.title);
  const asker = useAsker();
  const revised = useRevised();
  const revises = revised?.act === 'DecideInspection' ? revised : undefined;
  const [chosen, setDeciding] = useState<boolean | null>(null);
  const deciding = chosen ?? revises !== undefined;
  const asOf = useAsOf();
  const query = { ...asOf, ...(vb !== undefined && { directiveId: vb }) };
  const list = useListPages({ queryKey: ['inspections', query], listing: INSPECTIONS, ask: (bounds) => answerOf(api.GET('/api/inspections', { params: { query: { ...query, ...bounds } } })) });
  return (
    <>
      <h1>{t.inspections.title}</h1>
      {mayIssue(asker) && asOf.asOf === undefined && (
        <Button variant="default" mb="sm" aria-expanded={deciding} onClick={() => setDeciding(!deciding)}>
          {t.inspecting.decide}
        </Button>
      )}
      {deciding && <DecideForm key={revises?.proposalId} directiveId={vb} revises={revises} cancel={() => setDeciding(false)} />}
      <LongList list={list} none={t.inspections.none}>
        {({ inspectionId, symbol, date, subject, stage, inspecting, inspected, remediation }) => (
          <li key={inspectionId}>
            <Link to="/kiem-tra/$id" params={{ id: inspectionId }}>
              {symbol}: {subject}
            </Link>{' '}
            <span className="quiet">
              – {writtenDay(date)}, {t.inspections.stages[stage]}; {inspecting.name} → {inspected.map(({ name }) => name).join('; ')}
              {remediation.n > 0 && `; ${t.inspections.remedied(remediation.k, remediation.n)}`}
            </span>
          </li>
        )}
      </LongList>
      <RowsToNow of={['inspections', vb]} read={(since) => answerOf(api.GET('/api/inspections/difference', { params: { query: { since, limit: SHOWN, ...(vb !== undefined && { directiveId: vb }) } } }))} />
    </>
  );
}
