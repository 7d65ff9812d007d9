import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api, type Schemas } from '../api/client.js';
import { DeedForm } from '../deeds/deed-form.js';
import { useBodyNames } from '../duty/use-body-names.js';
import type { Answers } from '../forms/answers.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { Refusal } from '../session/refusal.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { PagedList } from '../shell/paged-list.js';
import { writtenInstant } from '../wording/dates.js';
import { AdministrationFrame } from './administration-frame.js';
import { OFFICE_DEEDS } from './office-deeds.js';

const ADDRESSES = ['office-addresses'] as const;
const MAILS = ['notice-emails'] as const;
/** Nothing of it is in the log: there is nothing to wait for. */
const AT_ONCE = (): Promise<void> => Promise.resolve();

/** Where offices get their notices by e-mail, and the e-mails that were refused. */
export function OfficeMailPage(): ReactNode {
  const mayChange = useSession().roles.includes('administrator');
  return (
    <AdministrationFrame section="mail">
      <Addresses mayChange={mayChange} />
      <Refused mayChange={mayChange} />
    </AdministrationFrame>
  );
}

interface MayChange {
  readonly mayChange: boolean;
}

function Addresses({ mayChange }: MayChange): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const client = useQueryClient();
  const [changing, setChanging] = useState<Schemas['OfficeAddress'] | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: ADDRESSES, queryFn: () => answerOf(api.GET('/api/office-addresses')) });
  const removing = useMutation({
    mutationFn: (body: string) => answerOf(api.DELETE('/api/office-addresses/{body}', { params: { path: { body } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ADDRESSES }),
  });
  const initial: Answers = changing === null ? {} : { body: changing.body, email: changing.email, delivery: changing.delivery };
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses">{t.officeMail.addresses}</h2>
      <p className="quiet">{t.officeMail.what}</p>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      <Refusal error={removing.error} />
      {data?.addresses.length === 0 && <p className="panel">{t.officeMail.none}</p>}
      {data !== undefined && data.addresses.length > 0 && (
        <PlainTable name={t.officeMail.addresses} head={[t.admin.body, t.officeMail.address, t.officeMail.delivery, t.officeMail.changed, ...(mayChange ? [t.account.act] : [])]}>
          {data.addresses.map((address) => (
            <tr key={address.body}>
              <th scope="row">{names(address.body)}</th>
              <td>{address.email}</td>
              <td>{t.deeds.choices.deliveries[address.delivery]}</td>
              <td>{writtenInstant(address.changedAt)}</td>
              {mayChange && (
                <td>
                  <span className="row">
                    <Button variant="default" size="compact-sm" aria-label={`${t.officeMail.change}: ${names(address.body)}`} onClick={() => setChanging(address)}>
                      {t.officeMail.change}
                    </Button>
                    <BusyButton variant="default" size="compact-sm" busy={removing.isPending} aria-label={`${t.officeMail.remove}: ${names(address.body)}`} onClick={() => removing.mutate(address.body)}>
                      {t.officeMail.remove}
                    </BusyButton>
                  </span>
                </td>
              )}
            </tr>
          ))}
        </PlainTable>
      )}
      {mayChange && <DeedForm key={changing?.body ?? ''} deed={OFFICE_DEEDS.SetOfficeAddress} place={{ path: {}, until: AT_ONCE }} initial={initial} done={() => setChanging(null)} {...(changing !== null && { cancel: () => setChanging(null) })} />}
    </section>
  );
}

function Refused({ mayChange }: MayChange): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const [sending, setSending] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: MAILS,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/notice-emails', { params: { query: { state: 'refused', ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const [first] = list.data?.pages ?? [];
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{t.officeMail.refused}</h2>
      {first !== undefined && (
        <p className="quiet">
          {first.email === 'off' && `${t.officeMail.off} `}
          {t.officeMail.counts(first.counts.waiting, first.counts.sent, first.counts.refused, first.counts.dropped)}
          {first.lastAnswer !== null && ` ${t.officeMail.lastAnswer(first.lastAnswer)}`}
        </p>
      )}
      <PagedList list={list} rowsOf={({ emails }) => emails} none={t.officeMail.nothingRefused}>
        {({ id, body, createdAt, notices, attempts, answer }) => (
          <li key={id}>
            {names(body)}, {writtenInstant(createdAt)}{' '}
            <span className="quiet">
              – {t.officeMail.notices(notices)}, {t.officeMail.attempts(attempts)}
              {answer !== null && `; ${t.officeMail.answered(answer)}`}
            </span>{' '}
            {mayChange && (
              <Button variant="default" size="compact-sm" aria-expanded={sending === id} aria-label={`${t.deeds.names.SendNoticeAgain}: ${names(body)}, ${writtenInstant(createdAt)}`} onClick={() => setSending(sending === id ? null : id)}>
                {t.deeds.names.SendNoticeAgain}
              </Button>
            )}
            {sending === id && <DeedForm deed={OFFICE_DEEDS.SendNoticeAgain} of={names(body)} place={{ path: { id }, until: AT_ONCE }} done={() => setSending((now) => (now === id ? null : now))} cancel={() => setSending(null)} />}
          </li>
        )}
      </PagedList>
    </section>
  );
}
