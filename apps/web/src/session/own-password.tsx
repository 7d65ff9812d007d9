import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { AskedForm } from '../forms/asked-form.js';
import { useWords } from '../language/language.js';
import { sessionQuery } from './session.js';

/** Another password; every other session of the account ends with it. */
export function OwnPassword(): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  return (
    <section aria-labelledby="password">
      <h2 id="password">{t.account.password}</h2>
      <AskedForm
        route="PUT /api/session/password"
        title={t.account.changePassword}
        autoFocus={false}
        submit={t.account.changePassword}
        fields={[
          { name: 'present', label: t.account.presentPassword, kind: 'secret', required: true, autoComplete: 'current-password' },
          { name: 'password', label: t.account.newPassword, kind: 'secret', required: true, autoComplete: 'new-password', hint: t.account.passwordHint },
        ]}
        send={async ({ present = '', password = '' }) => {
          const session = await answerOf(api.PUT('/api/session/password', { body: { present, password } }));
          client.setQueryData(sessionQuery.queryKey, session);
          await client.invalidateQueries({ queryKey: ['own-sessions'] });
        }}
      />
    </section>
  );
}
