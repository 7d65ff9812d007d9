import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { AskedForm } from '../forms/asked-form.js';
import { LONGEST_COUNT } from '../forms/longest.js';
import { paperDayIn, PAPER_REASONS, usePaperDay } from '../forms/paper-fields.js';
import { KINDS } from '../issuing/directive-draft.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { writtenDay } from '../wording/dates.js';

const STUBS = ['directives', 'stubs'] as const;
const SECRECIES = ['secret', 'highly-secret', 'top-secret'] as const;
const MAY_ENTER = ['clerk', 'officer', 'head', 'approver'];

/** Papers marked as state secrets: number, date and who holds the paper, and nothing of what they say. */
export function Stubs(): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const session = useSession();
  const asOf = useAsOf();
  const [entering, setEntering] = useState(false);
  const { data } = useQuery({ queryKey: [...STUBS, asOf], queryFn: () => answerOf(api.GET('/api/directives/stubs', { params: { query: { ...asOf, limit: '200' } } })) });
  const mayEnter = asOf.asOf === undefined && session.roles.some((role) => MAY_ENTER.includes(role));
  const stubs = data?.stubs ?? [];
  if (stubs.length === 0 && !mayEnter) return null;
  return (
    <section aria-labelledby="stubs">
      <h2 id="stubs">{t.stubs.title}</h2>
      <p className="quiet">{t.stubs.what}</p>
      <ul className="plain-list rows">
        {stubs.map(({ directiveId, symbol, date, secrecy, holder, issuer, status }) => (
          <li key={directiveId}>
            {symbol} <strong className="late">{t.stubs.secrecies[secrecy]}</strong>{' '}
            <span className="quiet">
              – {names(issuer)}, {writtenDay(date)}; {t.stubs.holder}: {names(holder)}
              {status === 'withdrawn' && `; ${t.cascade.statuses.withdrawn}`}
            </span>
          </li>
        ))}
      </ul>
      <RowsToNow of={['stubs']} id="stubs-difference" title={t.stubs.differ} read={(since) => answerOf(api.GET('/api/directives/stubs/difference', { params: { query: { since, limit: SHOWN } } }))} />
      {mayEnter && (
        <Button variant="default" aria-expanded={entering} onClick={() => setEntering(!entering)}>
          {t.stubs.enter}
        </Button>
      )}
      {entering && <StubForm close={() => setEntering(false)} />}
    </section>
  );
}

function StubForm({ close }: { readonly close: () => void }): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const { body: issuer } = useSession();
  const paperDay = usePaperDay();
  return (
    <AskedForm
      route="POST /api/directives/stubs"
      title={t.stubs.enter}
      submit={t.acts.send(t.stubs.enter)}
      cancel={close}
      initial={{ 'stub.holder': issuer }}
      reasons={{ ...PAPER_REASONS, 'number-invalid': 'stub.number.number', 'symbol-mismatch': 'stub.number.symbol', 'date-invalid': 'stub.date', 'directive-already-drafted': 'stub.number.number' }}
      fields={[
        { name: 'stub.number.kind', label: t.issuing.fields.kind, kind: 'choice', required: true, choices: KINDS.map((value) => ({ value, label: t.issuing.kinds[value] })) },
        { name: 'stub.number.number', label: t.issuing.fields.number, kind: 'text', required: true, longest: LONGEST_COUNT },
        { name: 'stub.number.symbol', label: t.issuing.fields.symbol, kind: 'text', required: true },
        { name: 'stub.date', label: t.issuing.fields.date, kind: 'day', required: true },
        { name: 'stub.secrecy', label: t.stubs.secrecy, kind: 'choice', required: true, choices: SECRECIES.map((value) => ({ value, label: t.stubs.secrecies[value] })) },
        { name: 'stub.holder', label: t.stubs.holder, kind: 'body', required: true },
        ...paperDay,
      ]}
      send={async (answers, { key }) => {
        const date = answers['stub.date'] ?? '';
        const number = { issuer, kind: (answers['stub.number.kind'] ?? '') as Schemas['DocumentNumberDto']['kind'], year: Number(date.slice(0, 4)), number: Number(answers['stub.number.number'] ?? ''), symbol: answers['stub.number.symbol'] ?? '' };
        const stub = { number, date, secrecy: (answers['stub.secrecy'] ?? '') as Schemas['DirectiveStubDto']['secrecy'], holder: answers['stub.holder'] ?? '' };
        const { position } = await answerOf(api.POST('/api/directives/stubs', { params: { header: { 'Idempotency-Key': key } }, body: { ...paperDayIn(answers), stub } }));
        await answerOf(api.GET('/api/directives/stubs', { params: { query: { after: position } } })).catch(() => undefined);
        await client.invalidateQueries({ queryKey: STUBS });
        close();
      }}
    />
  );
}
