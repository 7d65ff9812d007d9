import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answeredWith, answerOf, api, type Schemas } from '../api/client.js';
import { useAsker } from '../approval/use-desk.js';
import { isOf, WORKING } from '../deeds/asker.js';
import { DeedPanel } from '../deeds/deed-panel.js';
import { useDutyChoices } from '../deeds/use-duty-choices.js';
import { useBodyNames, useGoesOnIn } from '../duty/use-body-names.js';
import { EvidenceWords } from '../history/evidence-words.js';
import { StepList } from '../history/step-list.js';
import { StepsSince } from '../history/steps-since.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { oversightOffers } from './oversight-offers.js';

/** One oversight: whom it watches, what was observed, warned of, recommended and proposed, and how it ended. */
export function OversightPage(): ReactNode {
  const t = useWords();
  const { id } = useParams({ from: '/giam-sat/$id' });
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({
    queryKey: ['oversight', id, asOf],
    queryFn: async () => {
      const { answer, headers } = await answeredWith(api.GET('/api/oversights/{id}', { params: { path: { id }, query: asOf } }));
      return { answer, etag: headers.get('etag') };
    },
  });
  useTitle(data?.answer.oversight.subject ?? t.oversights.title);
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { answer, etag } = data;
  const { oversight, basis, summary, steps, moment } = answer;
  return (
    <>
      <p>
        <Link to="/giam-sat">← {t.oversights.title}</Link>
      </p>
      <h1>{oversight.subject}</h1>
      <dl className="facts">
        <dt>{t.columns.status}</dt>
        <dd>
          {t.oversights.statuses[oversight.status]} ({t.deeds.choices.oversightModes[oversight.mode]}, {t.oversights.days(writtenDay(oversight.from), oversight.to === null ? null : writtenDay(oversight.to))})
        </dd>
        <dt>{t.oversights.overseeing}</dt>
        <dd>{oversight.overseeing.name}</dd>
        <dt>{t.oversights.overseen}</dt>
        <dd>{oversight.overseen.map(({ name }) => name).join('; ')}</dd>
        <dt>{t.account.basis}</dt>
        <dd>{basis}</dd>
        {oversight.directiveId !== null && (
          <>
            <dt>{t.columns.directive}</dt>
            <dd>
              <Link to="/van-ban/$id" params={{ id: oversight.directiveId }}>
                {oversight.directiveSymbol}
              </Link>
            </dd>
          </>
        )}
      </dl>
      <OversightActs answer={answer} etag={etag} />
      <Entries answer={answer} />
      {summary !== null && (
        <>
          <h2>{t.oversights.summary}</h2>
          <p className="panel">{summary}</p>
        </>
      )}
      <StepList steps={steps} />
      <p className="quiet">{t.moment.judged(writtenInstant(moment.at), moment.index)}</p>
    </>
  );
}

/** What one may do, with the duties whose acts an observation may rest on. */
function OversightActs({ answer, etag }: { readonly answer: Schemas['OversightAnswer']; readonly etag: string | null }): ReactNode {
  const t = useWords();
  const asker = useAsker();
  const goesOnIn = useGoesOnIn();
  const { oversightId: id, overseeing, overseen, directiveId, revision } = answer.oversight;
  const duties = useDutyChoices(overseen.map(({ body }) => body), directiveId, isOf(asker, null, goesOnIn(overseeing.body), WORKING)); // prettier-ignore
  const since = (): ReactNode => <StepsSince of={['oversight', id]} after={revision} read={() => answerOf(api.GET('/api/oversights/{id}', { params: { path: { id } } }))} />;
  return <DeedPanel offers={(actingFor) => oversightOffers(answer, { asker, actingFor, goesOnIn }, t)} place={{ path: { id }, known: { assignmentId: duties }, seen: { etag, since }, until: (position) => answerOf(api.GET('/api/oversights/{id}', { params: { path: { id }, query: { after: position } } })) }} />;
}

/** What was put down, by its kind; what was taken back stays to be read. */
function Entries({ answer: { observations, warnings, recommendations, proposals } }: { readonly answer: Schemas['OversightAnswer'] }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const of = (bodies: readonly string[]): string => bodies.map(names).join('; ');
  return (
    <>
      <EntryList title={t.oversights.observations} entries={observations}>
        {({ body, date, text, evidence }) => (
          <>
            {writtenDay(date)}, {body === null ? t.oversights.allOverseen : names(body)}: {text}
            <EvidenceWords evidence={evidence} />
          </>
        )}
      </EntryList>
      <EntryList title={t.oversights.warnings} entries={warnings}>
        {({ body, text, observations: on }) => (
          <>
            {names(body)}: {text} <span className="quiet">– {t.oversights.restsOn(on.join(', '))}</span>
          </>
        )}
      </EntryList>
      <EntryList title={t.oversights.recommendations} entries={recommendations}>
        {({ to, text }) => `${of(to)}: ${text}`}
      </EntryList>
      {proposals.length > 0 && (
        <EntryList title={t.oversights.proposals} entries={proposals}>
          {({ bodies, reason }) => `${of(bodies)}: ${reason}`}
        </EntryList>
      )}
    </>
  );
}

interface EntryListProps<Entry> {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly children: (entry: Entry) => ReactNode;
}

function EntryList<Entry extends { readonly number: number; readonly takenBack: boolean }>({ title, entries, children }: EntryListProps<Entry>): ReactNode {
  const t = useWords();
  return (
    <>
      <h2>{title}</h2>
      {entries.length === 0 && <p className="panel">{t.oversights.nothing}</p>}
      <ol className="plain-list rows">
        {entries.map((entry) => (
          <li key={entry.number} className={entry.takenBack ? 'quiet' : undefined}>
            {entry.number}. {children(entry)}
            {entry.takenBack && ` (${t.oversights.takenBack})`}
          </li>
        ))}
      </ol>
    </>
  );
}
