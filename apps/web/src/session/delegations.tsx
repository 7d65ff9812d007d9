import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useBodies } from '../duty/use-body-names.js';
import { AskedForm } from '../forms/asked-form.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { useAsOf } from '../shell/moment.js';
import { writtenDay } from '../wording/dates.js';
import { useSession } from './session.js';

const QUERY = 'delegations';

/** Powers that the own body gave or got, and those that it inherited; whoever heads the body gives and takes back. */
export function Delegations(): ReactNode {
  const t = useWords();
  const { body, roles } = useSession();
  const asOf = useAsOf();
  const client = useQueryClient();
  const [revoking, setRevoking] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: [QUERY, body, asOf], queryFn: () => answerOf(api.GET('/api/delegations', { params: { query: { body, ...asOf } } })) });
  const mayGive = roles.includes('head') && asOf.asOf === undefined;
  const shown = async (position: string): Promise<void> => {
    await answerOf(api.GET('/api/delegations', { params: { query: { body, after: position } } })).catch(() => undefined);
    await client.invalidateQueries({ queryKey: [QUERY] });
  };
  return (
    <section aria-labelledby="delegations">
      <h2 id="delegations">{t.account.delegations}</h2>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data?.delegations.length === 0 && data.inherited.length === 0 && <p className="quiet">{t.account.noDelegations}</p>}
      {data !== undefined && data.delegations.length > 0 && (
        <PlainTable name={t.account.delegations} head={[t.account.from, t.account.to, t.account.days, t.account.basis, t.account.state]}>
          {data.delegations.map((row) => (
            <DelegationLine key={row.delegationId} row={row} revoke={mayGive && row.inForce && row.from.body === body ? () => setRevoking(row.delegationId) : null} />
          ))}
        </PlainTable>
      )}
      {data?.inherited.map(({ from, fromName, to, toName, since, basis }) => <p key={`${from} ${to}`}>{t.account.inherited(toName, fromName, writtenDay(since), basis)}</p>)}
      <RowsToNow of={['delegations', body]} id="delegations-difference" title={t.account.delegationsDiffer} read={(since) => answerOf(api.GET('/api/delegations/difference', { params: { query: { since, body, limit: SHOWN } } }))} />
      {revoking !== null && (
        <AskedForm
          route="POST /api/delegations/{id}/revocation"
          key={revoking}
          title={t.account.revoke}
          submit={t.account.revoke}
          cancel={() => setRevoking(null)}
          fields={[{ name: 'reason', label: t.acts.fields.reason, kind: 'long', required: true }]}
          send={async ({ reason = '' }, { key }) => {
            const { position } = await answerOf(api.POST('/api/delegations/{id}/revocation', { params: { path: { id: revoking }, header: { 'Idempotency-Key': key } }, body: { reason } }));
            setRevoking(null);
            await shown(position);
          }}
        />
      )}
      {mayGive && <Giving body={body} shown={shown} />}
    </section>
  );
}

function DelegationLine({ row, revoke }: { readonly row: Schemas['DelegationRow']; readonly revoke: (() => void) | null }): ReactNode {
  const t = useWords();
  const { from, to, validFrom, validUntil, basis, inForce } = row;
  return (
    <tr>
      <td>{from.name}</td>
      <td>{to.name}</td>
      <td>{t.account.daysOf(writtenDay(validFrom), validUntil === null ? null : writtenDay(validUntil))}</td>
      <td>{basis}</td>
      <td>
        {inForce ? t.account.inForce : t.account.notInForce}{' '}
        {revoke !== null && (
          <Button variant="default" size="compact-sm" onClick={revoke}>
            {t.account.revoke}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Giving({ body, shown }: { readonly body: string; readonly shown: (position: string) => Promise<void> }): ReactNode {
  const t = useWords();
  const bodies = useBodies();
  const choices = bodies.filter(({ bodyId, lastDay, external }) => bodyId !== body && lastDay === null && !external).map(({ bodyId, name }) => ({ value: bodyId, label: name }));
  return (
    <AskedForm
      route="POST /api/delegations"
      title={t.account.delegate}
      submit={t.account.delegate}
      autoFocus={false}
      fields={[
        { name: 'to', label: t.account.toBody, kind: 'choice', choices, required: true },
        { name: 'validFrom', label: t.account.validFrom, kind: 'day', required: true },
        { name: 'validUntil', label: t.account.validUntil, kind: 'day', hint: t.account.untilRevoked },
        { name: 'basis', label: t.account.basis, kind: 'text', required: true },
      ]}
      send={async ({ to = '', validFrom = '', validUntil = '', basis = '' }, { key }) => {
        const given = { from: { body }, to: { body: to }, validFrom, validUntil: validUntil === '' ? null : validUntil, basis };
        const { position } = await answerOf(api.POST('/api/delegations', { params: { header: { 'Idempotency-Key': key } }, body: given }));
        await shown(position);
      }}
    />
  );
}
