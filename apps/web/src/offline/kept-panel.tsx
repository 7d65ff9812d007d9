import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { problemTag } from '../api/client.js';
import { ACT_FIELDS } from '../duty/act-fields.js';
import { BetweenActs } from '../duty/between-acts.js';
import { useLanguage, useWords } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';
import { writtenInstant } from '../wording/dates.js';
import type { KeptAct } from './kept-acts.js';
import type { KeptQueue } from './use-kept-acts.js';

/** What could not be sent, on every page until it is; and what was sent in the meantime. */
export function KeptPanel({ queue }: { readonly queue: KeptQueue }): ReactNode {
  const t = useWords();
  const { waiting, sent, dismissSent, tryNow, trying, refusals } = queue;
  return (
    <div aria-live="polite">
      {sent !== null && (
        <p className="band row">
          <span className="good">
            {t.offline.sent(t.acts.names[sent.act])} <DutyLink act={sent} />
          </span>
          <Button variant="default" size="compact-sm" onClick={dismissSent}>
            {t.offline.dismiss}
          </Button>
        </p>
      )}
      {waiting.length > 0 && (
        <section className="band lost" aria-label={t.offline.title}>
          <p>
            <strong>{t.offline.waiting(waiting.length)}</strong> {t.offline.where}
          </p>
          <ul>
            {waiting.map((act) => (
              <KeptItem key={act.key} act={act} queue={queue} />
            ))}
          </ul>
          {waiting.some(({ key }) => !refusals.has(key)) && (
            <BusyButton variant="default" size="compact-md" onClick={tryNow} busy={trying}>
              {trying ? t.acts.sending : t.offline.tryNow}
            </BusyButton>
          )}
        </section>
      )}
    </div>
  );
}

const DutyLink = ({ act: { assignmentId, title } }: { readonly act: KeptAct }): ReactNode => (
  <Link to="/viec/$id" params={{ id: assignmentId }}>
    {title}
  </Link>
);

function KeptItem({ act, queue }: { readonly act: KeptAct; readonly queue: KeptQueue }): ReactNode {
  const { t, code } = useLanguage();
  const refusal = queue.refusals.get(act.key);
  const stale = problemTag(refusal) === 'stale';
  const why = refusal === undefined ? null : problemWords(refusal, code, t);
  return (
    <li>
      {t.acts.names[act.act]} – <DutyLink act={act} />; {t.offline.keptAt(writtenInstant(act.keptAt))}
      {why !== null && (
        <div role="alert">
          <p className="late">{stale ? t.acts.changedMeanwhile : `${why.title}. ${why.next}`}</p>
          {stale && <BetweenActs id={act.assignmentId} after={act.revision} />}
        </div>
      )}
      <details>
        <summary>{t.offline.typed}</summary>
        <dl className="facts">
          {ACT_FIELDS[act.act].map(({ name }) =>
            (act.values[name] ?? '') === '' ? null : (
              <div key={name} className="fact-pair">
                <dt>{t.acts.fields[name]}</dt>
                <dd>{act.values[name]}</dd>
              </div>
            ),
          )}
        </dl>
      </details>
      <p className="row">
        {stale && (
          <Button variant="default" size="compact-sm" onClick={() => queue.sendAnyway(act)}>
            {t.acts.sendAnyway}
          </Button>
        )}
        <Button variant="default" size="compact-sm" aria-label={t.offline.discard(t.acts.names[act.act], act.title)} onClick={() => queue.discard(act.key)}>
          {t.files.removeShort}
        </Button>
      </p>
    </li>
  );
}
