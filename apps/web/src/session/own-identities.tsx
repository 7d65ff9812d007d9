import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { AskedForm } from '../forms/asked-form.js';
import { useWords } from '../language/language.js';

const QUERY = ['own-identities'] as const;

/** At which identity providers one is known, and that it shall be so no more; nothing for who is known at none. */
export function OwnIdentities({ hasSecondFactor }: { readonly hasSecondFactor: boolean }): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: QUERY, queryFn: () => answerOf(api.GET('/api/session/identities')) });
  if (data === undefined || data.issuers.length === 0) return null;
  return (
    <section aria-labelledby="identities">
      <h2 id="identities">{t.secondFactor.identities}</h2>
      <p>{t.secondFactor.identitiesAre(data.issuers.join('; '))}</p>
      <p className="quiet">{t.secondFactor.unlinkHint}</p>
      <AskedForm
        route="POST /api/session/identities/unlinking"
        title={t.secondFactor.unlink}
        submit={t.secondFactor.unlink}
        autoFocus={false}
        fields={hasSecondFactor ? [{ name: 'code', label: t.secondFactor.present, hint: t.secondFactor.codeOrRecovery, kind: 'text', required: true, autoComplete: 'one-time-code' }] : []}
        send={async ({ code = 'none' }) => {
          await answerOf(api.POST('/api/session/identities/unlinking', { body: { code } }));
          await client.invalidateQueries({ predicate: ({ queryKey: [of] }) => of === QUERY[0] || of === 'own-sessions' });
        }}
      />
    </section>
  );
}
