import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { DueDay } from '../duty/due-day.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { EvidenceWords } from '../history/evidence-words.js';
import { StepList } from '../history/step-list.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { StepPanel } from './step-panel.js';

/** One inspection from its decision to what has to be put right. */
export function InspectionPage(): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const { id } = useParams({ from: '/kiem-tra/$id' });
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({ queryKey: ['inspection', id, asOf], queryFn: () => answerOf(api.GET('/api/inspections/{id}', { params: { path: { id }, query: asOf } })) });
  useTitle(data?.inspection.symbol ?? t.inspections.title);
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { inspection, decision, visits, planNote, team, minutes, conclusion, conclusionsTakenBack, remediation, endReason, steps, moment } = data;
  return (
    <>
      <p>
        <Link to="/kiem-tra">← {t.inspections.title}</Link>
      </p>
      <h1>
        {inspection.symbol}: {inspection.subject}
      </h1>
      <dl className="facts">
        <dt>{t.columns.status}</dt>
        <dd>
          {t.inspections.stages[inspection.stage]}
          {endReason !== null && ` (${endReason})`}
        </dd>
        <dt>{t.inspections.decided}</dt>
        <dd>
          {writtenDay(decision.date)}, {inspection.issuer.name} ({decision.basis})
        </dd>
        <dt>{t.inspections.inspecting}</dt>
        <dd>{inspection.inspecting.name}</dd>
        <dt>{t.inspections.inspected}</dt>
        <dd>{inspection.inspected.map(({ name }) => name).join('; ')}</dd>
        <dt>{t.columns.directive}</dt>
        <dd>
          <Link to="/van-ban/$id" params={{ id: inspection.directiveId }}>
            {inspection.directiveSymbol}
          </Link>
        </dd>
        <dt>{t.inspections.period}</dt>
        <dd>
          {writtenDay(decision.periodFrom)} – {writtenDay(decision.periodTo)}
        </dd>
        <dt>{t.inspections.team}</dt>
        <dd>{team.length === 0 ? t.inspections.notYet : team.map(({ body, position, head }) => `${position}, ${names(body)}${head ? ` (${t.inspections.head})` : ''}`).join('; ')}</dd>
        <dt>{t.inspections.plan}</dt>
        <dd>{visits.length === 0 ? t.inspections.notYet : visits.map(({ day, body, contents }) => `${writtenDay(day)} ${names(body)}: ${contents.join(', ')}`).join('; ')}</dd>
        {planNote !== null && (
          <>
            <dt>{t.acts.fields.note}</dt>
            <dd>{planNote}</dd>
          </>
        )}
      </dl>
      <StepPanel seen={data} />
      <h2>{t.inspections.minutes}</h2>
      {minutes.length === 0 ? <p className="panel">{t.inspections.notYet}</p> : minutes.map((one) => <Minutes key={one.number} minutes={one} />)}
      <h2>{t.inspections.conclusion}</h2>
      {conclusion === null ? (
        <p className="panel">{t.inspections.notYet}</p>
      ) : (
        <>
          <p>
            {conclusion.number.symbol}, {writtenDay(conclusion.date)}
          </p>
          <dl className="facts">
            {conclusion.conclusions.map(({ body, text }) => (
              <div key={body} className="fact-pair">
                <dt>{names(body)}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {conclusionsTakenBack.map(({ number, reason, withdrawn, kept }) => (
        <p key={number.symbol} className="soon">
          {number.symbol}: {t.inspections.takenBack(reason ?? '…')}; {t.inspecting.takenBackDuties(withdrawn.length, kept.length)}
        </p>
      ))}
      <h2>{t.inspections.remediation}</h2>
      {remediation.length === 0 ? (
        <p className="panel">{t.inspections.nothingToRemedy}</p>
      ) : (
        <>
          <p>{t.inspections.remedied(inspection.remediation.k, inspection.remediation.n)}</p>
          <ul className="plain-list rows">
            {remediation.map(({ number, assignmentId, body, summary, duty }) => (
              <li key={number}>
                <Link to="/viec/$id" params={{ id: assignmentId }}>
                  {names(body)}: {summary}
                </Link>
                {duty !== null && <DueDay duty={duty} now={moment.at} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <StepList steps={steps} />
      <p className="quiet">{t.moment.judged(writtenInstant(moment.at), moment.index)}</p>
    </>
  );
}

/** What was found at one body, each finding with what it rests on. */
function Minutes({ minutes: { body, date, contents, findings, takenBack } }: { readonly minutes: Schemas['InspectionMinutes'] }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  return (
    <section className="panel" aria-label={`${names(body)}, ${writtenDay(date)}`}>
      <h3>
        {names(body)}, {writtenDay(date)}
      </h3>
      {takenBack !== null && <p className="soon">{t.inspections.takenBack(takenBack)}</p>}
      <p>{contents}</p>
      <ul>
        {findings.map(({ number, text, evidence }) => (
          <li key={number}>
            {text}
            <EvidenceWords evidence={evidence} />
          </li>
        ))}
      </ul>
    </section>
  );
}
