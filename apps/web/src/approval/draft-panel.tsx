import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useRef, useState, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { freshKey } from '../duty/send-act.js';
import { AskedForm } from '../forms/asked-form.js';
import { useLanguage } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';
import { isApiDay, writtenDay, writtenInstant } from '../wording/dates.js';
import type { Draft } from './use-revised.js';
import { useStepPeople } from './use-step-people.js';

interface DraftPanelProps {
  readonly draft: Draft;
  /** Lets acts out of the body. */
  readonly decides: boolean;
  /** Drafts in the body. */
  readonly revises: boolean;
}

/** A draft: what it says, line by line, with its files and all that was done about it; and for whoever decides, the two answers. */
export function DraftPanel({ draft, decides, revises }: DraftPanelProps): ReactNode {
  const { t, code } = useLanguage();
  const heading = useId();
  const people = useStepPeople();
  const words = t.approval;
  const { title, status, steps, subject, bodyName } = draft;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{title[code]}</h2>
      <p className="quiet">
        {bodyName}; {words.statuses[status]} <SubjectLink subject={subject} />
      </p>
      <Said draft={draft} />
      <ul className="plain-list">
        {steps.map(({ step, actor, at, reason }, place) => (
          <li key={place}>
            {words.steps[step]}, {writtenInstant(Date.parse(at))}; {people(actor, at, bodyName)}
            {reason !== null && `; ${t.acts.fields.reason}: ${reason}`}
          </li>
        ))}
      </ul>
      {revises && status === 'open' && <p><ReviseLink draft={draft} /></p>}
      {decides && status === 'open' && <Decision draft={draft} />}
    </section>
  );
}

/** What would be sent, to the letter. */
function Said({ draft: { proposalId, says, content } }: { readonly draft: Draft }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const files = (content['files'] ?? []) as readonly { readonly sha256: string; readonly name: string }[];
  if (says.length === 0) return <p className="quiet">{t.approval.saysNothing}</p>;
  return (
    <>
      <dl className="facts">
        {says.map(({ label, values }, place) => (
          <div key={place} className="fact-pair">
            <dt>{label[code]}</dt>
            <dd>{values.map((value) => (isApiDay(value) ? writtenDay(value) : names(value))).join('; ')}</dd>
          </div>
        ))}
      </dl>
      {files.map(({ sha256, name }) => (
        <p key={`${sha256} ${name}`}>
          <a href={`/api/proposals/${encodeURIComponent(proposalId)}/files/${sha256}`} download={name}>
            {name}
          </a>
        </p>
      ))}
    </>
  );
}

/** The thing that it would be done to; what it would begin is not there yet. */
function SubjectLink({ subject: { kind, id, period } }: { readonly subject: Draft['subject'] }): ReactNode {
  const { t } = useLanguage();
  if (id === null) return null;
  const text = t.approval.subjects[kind];
  if (kind === 'assignment') return <Link to="/viec/$id" params={{ id }}>{text}</Link>;
  if (kind === 'directive') return <Link to="/van-ban/$id" params={{ id }}>{text}</Link>;
  if (kind === 'inspection') return <Link to="/kiem-tra/$id" params={{ id }}>{text}</Link>;
  if (kind === 'oversight') return <Link to="/giam-sat/$id" params={{ id }}>{text}</Link>;
  if (kind === 'review') return <Link to="/so-ket/$id" params={{ id }}>{text}</Link>;
  if (kind === 'indicator') return <Link to="/chi-tieu/$id" params={{ id }}>{text}</Link>;
  if (kind === 'reporting' || kind === 'period-report') return <Link to="/bao-cao-dinh-ky/$id" params={{ id }} search={period === null ? {} : { ky: period }}>{text}</Link>;
  return kind === 'urging' ? <UrgingNamed id={id} /> : null;
}

/** To the page of what the draft is about, where the form of its act begins with what the draft says; of what it would begin, to where such things are begun. */
function ReviseLink({ draft: { proposalId: sua, subject: { kind, id, period }, content } }: { readonly draft: Draft }): ReactNode {
  const { t } = useLanguage();
  const search = { sua };
  const text = t.approval.revise;
  if (id === null) return <Link to={BEGINNINGS[kind]} search={search}>{text}</Link>;
  if (kind === 'directive') return <Link to="/van-ban/$id" params={{ id }} search={search}>{text}</Link>;
  if (kind === 'reporting' || kind === 'period-report') return <Link to="/bao-cao-dinh-ky/$id" params={{ id }} search={{ ...search, ...(period !== null && { ky: period }) }}>{text}</Link>;
  // An indicator that is not there yet is defined on the page of its directive.
  const directive = content['directiveId'];
  if (kind === 'indicator' && content['type'] === 'DefineIndicator' && typeof directive === 'string') return <Link to="/van-ban/$id" params={{ id: directive }} search={search}>{text}</Link>;
  return <Link to={PLACES[kind]} params={{ id }} search={search}>{text}</Link>;
}

const PLACES = { assignment: '/viec/$id', urging: '/don-doc/$id', review: '/so-ket/$id', inspection: '/kiem-tra/$id', oversight: '/giam-sat/$id', indicator: '/chi-tieu/$id' } as const;
const BEGINNINGS = { assignment: '/hop-viec', directive: '/van-ban', urging: '/don-doc', reporting: '/bao-cao-dinh-ky', 'period-report': '/bao-cao-dinh-ky', review: '/so-ket', inspection: '/kiem-tra', oversight: '/giam-sat', indicator: '/chi-tieu' } as const;

/** The paper that urges is named, with the duties that it is about. */
function UrgingNamed({ id }: { readonly id: string }): ReactNode {
  const { data } = useQuery({ queryKey: ['urging', id], queryFn: () => answerOf(api.GET('/api/urgings/{id}', { params: { path: { id } } })) });
  if (data === undefined) return null;
  return (
    <>
      – {data.urging.symbol}: {data.urging.demand}{' '}
      {data.duties.map(({ assignmentId, taskCode }) => (
        <Link key={assignmentId} to="/viec/$id" params={{ id: assignmentId }}>
          {taskCode}
        </Link>
      ))}
    </>
  );
}

/** Approving does the act in one's own name; sending back says why. Only the draft as it was read is approved. */
function Decision({ draft: { proposalId: id, revision, title } }: { readonly draft: Draft }): ReactNode {
  const { t, code } = useLanguage();
  const client = useQueryClient();
  const key = useRef(freshKey());
  const [refuses, setRefuses] = useState(false);
  const seen = async (position: string): Promise<void> => {
    await answerOf(api.GET('/api/proposals/{id}', { params: { path: { id }, query: { after: position } } })).catch(() => undefined);
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  };
  const approving = useMutation({
    mutationFn: async () => {
      const header = { 'Idempotency-Key': key.current, 'If-Match': `"${revision}"` };
      const { position } = await answerOf(api.POST('/api/proposals/{id}/approval', { params: { path: { id }, header }, body: {} }));
      await seen(position);
    },
  });
  const why = approving.error === null ? null : problemWords(approving.error, code, t);
  return (
    <>
      {why !== null && (
        <Alert color="red" role="alert" variant="outline" mb="sm" title={why.title}>
          <p>{why.next}</p>
          <p>{t.approval.stays}</p>
        </Alert>
      )}
      <div className="row">
        <BusyButton busy={approving.isPending} aria-label={`${t.approval.approve}: ${title[code]}`} onClick={() => approving.mutate()}>
          {approving.isPending ? t.acts.sending : t.approval.approve}
        </BusyButton>
        <Button variant="default" aria-expanded={refuses} aria-label={`${t.approval.refuse}: ${title[code]}`} onClick={() => setRefuses(!refuses)}>
          {t.approval.refuse}
        </Button>
      </div>
      {refuses && (
        <AskedForm
          route="POST /api/proposals/{id}/refusal"
          title={t.approval.refuse}
          submit={t.approval.refuse}
          fields={[{ name: 'reason', label: t.acts.fields.reason, kind: 'long', required: true }]}
          cancel={() => setRefuses(false)}
          send={async ({ reason = '' }, sent) => {
            const { position } = await answerOf(api.POST('/api/proposals/{id}/refusal', { params: { path: { id }, header: { 'Idempotency-Key': sent.key } }, body: { reason } }));
            await seen(position);
          }}
        />
      )}
    </>
  );
}
