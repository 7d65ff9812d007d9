import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { everyPage } from '../api/every-page.js';
import type { Deed } from '../deeds/deed.js';
import { DeedForm } from '../deeds/deed-form.js';
import { useBodies } from '../duty/use-body-names.js';
import { AskedForm, type Answers } from '../forms/asked-form.js';
import { useFinder } from '../forms/finder.js';
import { headerOf, seenAt, type Seen } from '../forms/seen.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { writtenDay } from '../wording/dates.js';
import { ROLES } from './accounts.page.js';
import { AdministrationFrame } from './administration-frame.js';
import { PERSON_DEEDS } from './person-deeds.js';

type Named = Schemas['NamedPosition'];
type Person = Schemas['Person'];

const NOBODY: readonly Person[] = [];
const NO_POSITIONS: readonly Named[] = [];

/** Every person there is: whoever is appointed is chosen among all. */
const allPersons = (asOf: ReturnType<typeof useAsOf>): Promise<readonly Person[]> => everyPage((bounds) => answerOf(api.GET('/api/persons', { params: { query: { ...asOf, ...bounds } } })), ({ persons }) => persons);

/** Persons and the positions they hold; from the first appointment on, what somebody may do follows from them. */
export function PeoplePage(): ReactNode {
  const t = useWords();
  const session = useSession();
  const asOf = useAsOf();
  const client = useQueryClient();
  const [ending, setEnding] = useState<Named | null>(null);
  const [doing, setDoing] = useState<{ readonly deed: Deed; readonly person: string; readonly name: string; readonly revision: number; readonly initial: Answers } | null>(null);
  const persons = useQuery({ queryKey: ['persons', asOf], queryFn: () => allPersons(asOf) });
  const positions = useQuery({ queryKey: ['positions', asOf], queryFn: () => answerOf(api.GET('/api/positions', { params: { query: asOf } })) });
  const mayChange = session.roles.includes('administrator') && asOf.asOf === undefined;
  const people = persons.data ?? NOBODY;
  const appointed = useFinder(positions.data?.positions ?? NO_POSITIONS, ({ name, bodyName, role }) => `${name ?? ''} ${bodyName} ${t.admin.roleNames[role]}`, t.people.positions);
  const entered = useFinder(people, ({ name, email }) => `${name ?? ''} ${email ?? ''}`, t.people.persons);
  const anew = async (position: string): Promise<void> => {
    await answerOf(api.GET('/api/positions', { params: { query: { after: position } } })).catch(() => undefined);
    await client.invalidateQueries({ predicate: ({ queryKey: [of] }) => of === 'persons' || of === 'positions' });
  };
  const seen = positions.data === undefined ? undefined : seenAt(positions.data.revision);
  const failed = persons.error ?? positions.error;
  return (
    <AdministrationFrame section="people">
      {failed !== null && <Failure error={failed} reset={() => (void persons.refetch(), void positions.refetch())} />}
      {(persons.data === undefined || positions.data === undefined) && failed === null && <Loading />}
      {doing !== null && <DeedForm key={`${doing.deed.name} ${doing.person}`} deed={doing.deed} of={doing.name} place={{ path: { id: doing.person }, seen: seenAt(doing.revision), until: anew }} initial={doing.initial} done={() => setDoing((now) => (now === doing ? null : now))} cancel={() => setDoing(null)} />}
      {ending !== null && <EndForm key={ending.positionId} position={ending} seen={seen} anew={anew} close={() => setEnding((now) => (now === ending ? null : now))} />}
      {positions.data !== undefined && (
        <section aria-labelledby="positions">
          <h2 id="positions">{t.people.positions}</h2>
          {positions.data.positions.length === 0 ? (
            <p className="panel">{t.people.noPositions}</p>
          ) : (
            <>
              {appointed.line}
              <PlainTable name={t.people.positions} head={[t.people.person, t.admin.body, t.people.role, t.admin.days, t.account.basis, t.account.state, ...(mayChange ? [t.account.act] : [])]}>
                {appointed.shown.map((position) => (
                  <tr key={position.positionId}>
                    <th scope="row">{position.name ?? position.mark ?? t.people.erased}</th>
                    <td>{position.bodyName}</td>
                    <td>{t.admin.roleNames[position.role]}</td>
                    <td>{t.account.daysOf(writtenDay(position.validFrom), position.validUntil === null ? null : writtenDay(position.validUntil))}</td>
                    <td>{position.basis}</td>
                    <td>{position.inForce ? t.account.inForce : t.account.notInForce}</td>
                    {mayChange && (
                      <td>
                        {position.inForce && (
                          <Button variant="default" size="compact-sm" aria-label={`${t.people.end}: ${position.name ?? ''}, ${position.bodyName}`} onClick={() => setEnding(position)}>
                            {t.people.end}
                          </Button>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </PlainTable>
              {appointed.more}
            </>
          )}
        </section>
      )}
      {persons.data !== undefined && (
        <section aria-labelledby="persons">
          <h2 id="persons">{t.people.persons}</h2>
          {people.length === 0 ? (
            <p className="panel">{t.people.nobody}</p>
          ) : (
            <>
              {entered.line}
              <PlainTable name={t.people.persons} head={[t.people.person, t.people.email, t.people.phone, t.account.state, ...(mayChange ? [t.account.act] : [])]}>
                {entered.shown.map(({ person, name, mark, email, phone, status, revision }) => (
                  <tr key={person}>
                    <th scope="row">{name ?? mark ?? t.people.erased}</th>
                    <td>{email ?? '–'}</td>
                    <td>{phone ?? '–'}</td>
                    <td>{t.people.statuses[status]}</td>
                    {mayChange && (
                      <td>
                        <span className="row">
                          {deedsOf(status).map((deed) => (
                            <Button key={deed.name} variant="default" size="compact-sm" aria-label={`${t.deeds.names[deed.name]}: ${name ?? mark ?? ''}`} onClick={() => setDoing({ deed, person, revision, name: name ?? mark ?? '', initial: deed === PERSON_DEEDS.ChangePersonData ? { name: name ?? '', email: email ?? '', phone: phone ?? '' } : {} })}>
                              {t.deeds.names[deed.name]}
                            </Button>
                          ))}
                        </span>
                      </td>
                    )}
                  </tr>
                ))}
              </PlainTable>
              {entered.more}
            </>
          )}
        </section>
      )}
      {mayChange && <EnterForm anew={anew} />}
      {mayChange && people.length > 0 && <AppointForm people={people} seen={seen} anew={anew} />}
    </AdministrationFrame>
  );
}

/** Nobody is erased by one alone: whoever confirms is another than whoever asked, and the program sees to it. */
const deedsOf = (status: Schemas['Person']['status']): readonly Deed[] =>
  status === 'erased' ? [] : status === 'erasure-asked' ? [PERSON_DEEDS.ConfirmPersonErasure, PERSON_DEEDS.TakeBackPersonErasure] : [PERSON_DEEDS.ChangePersonData, PERSON_DEEDS.AskPersonErasure];

type Anew = (position: string) => Promise<void>;

function EnterForm({ anew }: { readonly anew: Anew }): ReactNode {
  const t = useWords();
  return (
    <AskedForm
      route="POST /api/persons"
      title={t.people.enter}
      submit={t.people.enter}
      autoFocus={false}
      fields={[
        { name: 'name', label: t.people.person, kind: 'text', required: true, hint: t.people.encrypted },
        { name: 'email', label: t.people.email, kind: 'text' },
        { name: 'phone', label: t.people.phone, kind: 'text' },
      ]}
      send={async ({ name = '', email = '', phone = '' }, { key }) => {
        const data = { name, ...(email !== '' && { email }), ...(phone !== '' && { phone }) };
        await anew((await answerOf(api.POST('/api/persons', { params: { header: { 'Idempotency-Key': key } }, body: data }))).position);
      }}
    />
  );
}

function AppointForm({ people, seen, anew }: { readonly people: readonly Schemas['Person'][]; readonly seen: Seen | undefined; readonly anew: Anew }): ReactNode {
  const t = useWords();
  const bodies = useBodies().filter(({ lastDay, external }) => lastDay === null && !external);
  return (
    <AskedForm
      route="POST /api/positions"
      title={t.people.appoint}
      submit={t.people.appoint}
      seen={seen}
      autoFocus={false}
      fields={[
        { name: 'person', label: t.people.person, kind: 'choice', required: true, choices: people.flatMap(({ person, name }) => (name === null ? [] : [{ value: person, label: name }])) },
        { name: 'body', label: t.admin.body, kind: 'choice', required: true, choices: bodies.map(({ bodyId, name }) => ({ value: bodyId, label: name })) },
        { name: 'role', label: t.people.role, kind: 'choice', required: true, choices: ROLES.map((role) => ({ value: role, label: t.admin.roleNames[role] })) },
        { name: 'validFrom', label: t.account.validFrom, kind: 'day', required: true },
        { name: 'validUntil', label: t.account.validUntil, kind: 'day', hint: t.people.untilEnded },
        { name: 'basis', label: t.account.basis, kind: 'text', required: true },
      ]}
      send={async ({ person = '', body = '', role = '', validFrom = '', validUntil = '', basis = '' }, sent) => {
        const appointed = { person, body, role: role as Named['role'], validFrom, validUntil: validUntil === '' ? null : validUntil, basis };
        await anew((await answerOf(api.POST('/api/positions', { params: { header: headerOf(sent) }, body: appointed }))).position);
      }}
    />
  );
}

function EndForm({ position: { positionId, name, bodyName }, seen, anew, close }: { readonly position: Named; readonly seen: Seen | undefined; readonly anew: Anew; readonly close: () => void }): ReactNode {
  const t = useWords();
  return (
    <AskedForm
      route="POST /api/positions/{id}/end"
      title={`${t.people.end}: ${name ?? ''}, ${bodyName}`}
      submit={t.people.end}
      seen={seen}
      cancel={close}
      fields={[
        { name: 'from', label: t.people.endsFrom, kind: 'day', hint: t.acts.occurredOnHint },
        { name: 'reason', label: t.acts.fields.reason, kind: 'long', required: true },
      ]}
      send={async ({ from = '', reason = '' }, sent) => {
        const body = { reason, ...(from !== '' && { from }) };
        await anew((await answerOf(api.POST('/api/positions/{id}/end', { params: { path: { id: positionId }, header: headerOf(sent) }, body }))).position);
        close();
      }}
    />
  );
}
