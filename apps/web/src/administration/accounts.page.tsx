import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useBodies, useBodyNames } from '../duty/use-body-names.js';
import { ActsBetween } from '../forms/acts-between.js';
import { AskedForm, type Answers, type AskedField } from '../forms/asked-form.js';
import { useFinder } from '../forms/finder.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Refusal } from '../session/refusal.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { writtenInstant } from '../wording/dates.js';
import { AdministrationFrame } from './administration-frame.js';
import { ACCOUNTS, allAccounts, useAccounts, type Account } from './use-accounts.js';
import { ToForm } from './to-form.js';

type RoleName = Schemas['AccountDto']['roles'][number];
type Deed = 'invite' | 'disable' | 'enable' | 'reset' | 'endSessions' | 'unlink';
export const ROLES: readonly RoleName[] = ['clerk', 'officer', 'head', 'supervising-officer', 'approver', 'auditor', 'administrator'];

const NO_ACCOUNTS: readonly Account[] = [];

interface Invited {
  readonly login: string;
  readonly invitation: Schemas['Invitation'];
}

/** Accounts: whom there are, whether they may sign in, and links by which people set their password. */
export function AccountsPage(): ReactNode {
  const t = useWords();
  const session = useSession();
  const names = useBodyNames();
  const client = useQueryClient();
  const { data, error, refetch } = useAccounts();
  const [changing, setChanging] = useState<Account | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const mayChange = session.roles.includes('administrator');
  const { shown, line, more } = useFinder(data ?? NO_ACCOUNTS, ({ login, displayName, body }) => `${login} ${displayName} ${names(body)}`, t.admin.accounts);
  const anew = (): Promise<void> => client.invalidateQueries({ queryKey: ACCOUNTS });
  const doing = useMutation({
    mutationFn: async ({ account: { actorId: id, login }, deed }: { readonly account: Account; readonly deed: Deed }) => {
      const params = { path: { id } };
      if (deed === 'invite') setInvited({ login, invitation: await answerOf(api.POST('/api/accounts/{id}/invitation', { params })) });
      else if (deed === 'disable') await answerOf(api.POST('/api/accounts/{id}/disabling', { params }));
      else if (deed === 'enable') await answerOf(api.POST('/api/accounts/{id}/enabling', { params }));
      else if (deed === 'reset') await answerOf(api.DELETE('/api/accounts/{id}/second-factor', { params }));
      else if (deed === 'endSessions') await answerOf(api.DELETE('/api/accounts/{id}/sessions', { params }));
      else await answerOf(api.DELETE('/api/accounts/{id}/identity', { params }));
    },
    onSettled: anew,
  });
  return (
    <AdministrationFrame section="accounts">
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      <Refusal error={doing.error} />
      {doing.isSuccess && doing.variables.deed !== 'invite' && (
        <p className="good" role="status">
          {t.acts.recorded(`${t.admin.deeds[doing.variables.deed]}: ${doing.variables.account.login}`)}
        </p>
      )}
      {invited !== null && <InvitationLink invited={invited} />}
      {changing !== null && <ChangeAccount key={changing.actorId} account={changing} done={() => (setChanging((now) => (now === changing ? null : now)), anew())} cancel={() => setChanging(null)} />}
      {data !== undefined && mayChange && <ToForm title={t.admin.enter} first="login" />}
      {line}
      {data !== undefined && (
        <PlainTable name={t.admin.accounts} head={[t.signIn.login, t.admin.displayName, t.admin.body, t.admin.roles, t.admin.state, ...(mayChange ? [t.account.act] : [])]}>
          {shown.map((account) => (
            <tr key={account.actorId}>
              <th scope="row">{account.login}</th>
              <td>{account.displayName}</td>
              <td>{names(account.body)}</td>
              <td>{account.roles.map((role) => t.admin.roleNames[role as RoleName] ?? role).join(', ')}</td>
              <td>{account.disabled ? t.admin.disabled : account.passwordSet ? t.admin.enabled : t.admin.noPassword}</td>
              {mayChange && (
                <td>
                  <span className="row">
                    <Button variant="default" size="compact-sm" aria-label={`${t.admin.change}: ${account.login}`} onClick={() => setChanging(account)}>
                      {t.admin.change}
                    </Button>
                    {(account.disabled ? (['enable'] as const) : (['invite', 'reset', 'endSessions', 'unlink', 'disable'] as const)).map((deed) => (
                      <BusyButton key={deed} variant="default" size="compact-sm" busy={doing.isPending} aria-label={`${t.admin.deeds[deed]}: ${account.login}`} onClick={() => doing.mutate({ account, deed })}>
                        {t.admin.deeds[deed]}
                      </BusyButton>
                    ))}
                  </span>
                </td>
              )}
            </tr>
          ))}
        </PlainTable>
      )}
      {more}
      {mayChange && <EnterAccount done={(made) => (setInvited(made), anew())} />}
    </AdministrationFrame>
  );
}

/** Shown once: it opens the account to whoever has it. */
function InvitationLink({ invited: { login, invitation } }: { readonly invited: Invited }): ReactNode {
  const t = useWords();
  return (
    <Alert color="blue" variant="outline" role="status" mb="md" title={t.admin.invited(login)}>
      <p>
        <code>{`${window.location.origin}${invitation.path}`}</code>
      </p>
      <p>{t.admin.invitedNext(writtenInstant(invitation.expiresAt))}</p>
    </Alert>
  );
}

function useAccountFields(): readonly AskedField[] {
  const t = useWords();
  const choices = useBodies().filter(({ lastDay, external }) => lastDay === null && !external).map(({ bodyId, name }) => ({ value: bodyId, label: name }));
  return [
    { name: 'displayName', label: t.admin.displayName, kind: 'text', required: true },
    { name: 'body', label: t.admin.body, kind: 'choice', choices, required: true },
    ...ROLES.map((role): AskedField => ({ name: `role ${role}`, label: t.admin.roleNames[role], kind: 'box' })),
  ];
}

const rolesIn = (answers: Answers): RoleName[] => ROLES.filter((role) => answers[`role ${role}`] === 'yes');

function EnterAccount({ done }: { readonly done: (made: Invited) => Promise<void> }): ReactNode {
  const t = useWords();
  const fields = useAccountFields();
  return (
    <AskedForm
      route="POST /api/accounts"
      title={t.admin.enter}
      submit={t.admin.enter}
      autoFocus={false}
      fields={[{ name: 'login', label: t.signIn.login, kind: 'text', required: true }, ...fields]}
      send={async (answers) => {
        const { login = '', displayName = '', body = '' } = answers;
        const { account, invitation } = await answerOf(api.POST('/api/accounts', { body: { login, displayName, body, roles: rolesIn(answers) } }));
        await done({ login: account.login, invitation });
      }}
    />
  );
}

function ChangeAccount({ account, done, cancel }: { readonly account: Account; readonly done: () => Promise<void>; readonly cancel: () => void }): ReactNode {
  const t = useWords();
  const fields = useAccountFields();
  return (
    <AskedForm
      route="PUT /api/accounts/{id}"
      title={`${t.admin.change}: ${account.login}`}
      submit={t.admin.change}
      cancel={cancel}
      fields={fields}
      initial={{ displayName: account.displayName, body: account.body, ...Object.fromEntries(account.roles.map((role) => [`role ${role}`, 'yes'])) }}
      seen={{ etag: account.etag, since: (refusal) => <AccountSince seen={account} refusal={refusal} /> }}
      send={async (answers, { etag }) => {
        const { displayName = '', body = '' } = answers;
        await answerOf(api.PUT('/api/accounts/{id}', { params: { path: { id: account.actorId }, header: etag === null ? {} : { 'If-Match': etag } }, body: { displayName, body, roles: rolesIn(answers) } }));
        await done();
      }}
    />
  );
}

/** Who changed the account, and what it says now that it did not say when it was seen. */
function AccountSince({ seen, refusal }: { readonly seen: Account; readonly refusal: unknown }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: [...ACCOUNTS, 'since', seen.etag], staleTime: 0, queryFn: async () => (await client.fetchQuery({ queryKey: ACCOUNTS, queryFn: allAccounts, staleTime: 0 })).find(({ actorId }) => actorId === seen.actorId) });
  if (data === undefined) return <p>{t.app.loading}</p>;
  const rolesOf = ({ roles }: Account): string => roles.map((role) => t.admin.roleNames[role as RoleName] ?? role).join(', ');
  return (
    <>
      <ActsBetween error={refusal} />
      <ul>
        {data.displayName !== seen.displayName && <li>{t.admin.displayName}: {data.displayName}</li>}
        {data.body !== seen.body && <li>{t.admin.body}: {names(data.body)}</li>}
        {rolesOf(data) !== rolesOf(seen) && <li>{t.admin.roles}: {rolesOf(data)}</li>}
        {data.disabled !== seen.disabled && <li>{data.disabled ? t.admin.disabled : t.admin.enabled}</li>}
      </ul>
    </>
  );
}
