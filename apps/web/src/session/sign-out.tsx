import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../api/client.js';
import { forgetDrafts } from '../drafts/kept-drafts.js';
import { useWords } from '../language/language.js';
import { keptActs } from '../offline/kept-acts.js';
import { Dialog } from '../shell/dialog.js';
import { sessionQuery } from './session.js';

/** Ends the session and forgets all that was read and typed: the computer may be shared. Asks first when something typed is not sent yet. */
export function SignOut({ actor, unsent }: { readonly actor: string; readonly unsent: number }): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const leave = async (): Promise<void> => {
    keptActs.wipe(actor);
    forgetDrafts();
    await api.DELETE('/api/session').catch(() => undefined);
    client.setQueryData(sessionQuery.queryKey, null);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    client.getMutationCache().clear();
    await navigate({ to: '/', search: {} });
  };
  return (
    <>
      <Button variant="default" size="compact-md" onClick={() => (unsent > 0 ? setAsking(true) : void leave())}>
        {t.signIn.signOut}
      </Button>
      {asking && (
        <Dialog title={t.offline.leaveTitle} close={() => setAsking(false)}>
          <p>{t.offline.leave(unsent)}</p>
          <div className="row">
            <Button onClick={() => setAsking(false)} data-first>
              {t.acts.cancel}
            </Button>
            <Button variant="default" onClick={() => void leave()}>
              {t.offline.leaveAnyway}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
