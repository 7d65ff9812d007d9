import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';
import { DueDay } from './due-day.js';
import { DutyMarks } from './duty-marks.js';
import type { SeenDuty } from './use-duty.js';
import { useBodyNames } from './use-body-names.js';

/** What the folded state of a duty says of its terms; the API gives it as plain JSON. */
interface Terms {
  readonly issuer: string;
  readonly confirmingBody: string | null;
  readonly supervisingBody: string | null;
  readonly expectedOutputs: readonly string[];
  readonly participants: readonly { readonly role: string; readonly body: string }[];
  readonly deadlines: readonly Schemas['Deadline'][];
  /** The duty that it is a part of, and the bodies from the top down to its lead. */
  readonly parent: { readonly assignmentId: string; readonly chain: readonly string[] } | null;
}

export const termsOf = ({ facts }: SeenDuty): Terms => facts['terms'] as Terms;

/** The sentence the duty comes from, and its terms: nothing that the paper does not say. */
export function DutyFacts({ seen }: { readonly seen: SeenDuty }): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const { duty, sourceSentence, sourceLine, moment } = seen;
  const terms = termsOf(seen);
  return (
    <>
      <blockquote className="source">
        <p>{sourceSentence ?? t.duty.noSentence}</p>
        <footer className="quiet">
          <Link to="/van-ban/$id" params={{ id: duty.directiveId }}>
            {duty.directiveSymbol}
          </Link>
          {sourceLine !== null && ` · ${t.duty.line(sourceLine)}`} · {duty.taskCode}
        </footer>
      </blockquote>
      <div className="panel">
        <DueDay duty={duty} now={moment.at} />
        <DutyMarks duty={duty} />
      </div>
      <dl className="facts">
        <dt>{t.columns.lead}</dt>
        <dd>
          {duty.bodyName} ({t.modes[duty.mode]})
        </dd>
        <dt>{t.columns.status}</dt>
        <dd>{t.statuses[duty.status]}</dd>
        <dt>{t.columns.holder}</dt>
        <dd>{duty.holder === null ? '–' : names(duty.holder)}</dd>
        <dt>{t.duty.originalDue}</dt>
        <dd>{day(duty.originalDue, t.unknown)}</dd>
        <dt>{t.duty.currentDue}</dt>
        <dd>
          {day(duty.currentDue, t.unknown)}
          {duty.originalDue !== null && duty.currentDue !== duty.originalDue && ` (${t.duty.changed})`}
        </dd>
        <dt>{t.duty.phrases}</dt>
        <dd>{terms.deadlines.length === 0 ? t.duty.noPhrase : terms.deadlines.map((deadline, place) => <DeadlinePhrase key={place} deadline={deadline} />)}</dd>
        <dt>{t.duty.issuer}</dt>
        <dd>{names(terms.issuer)}</dd>
        <dt>{t.duty.confirming}</dt>
        <dd>{terms.confirmingBody === null ? t.unknown : names(terms.confirmingBody)}</dd>
        <dt>{t.duty.supervising}</dt>
        <dd>{terms.supervisingBody === null ? t.unknown : names(terms.supervisingBody)}</dd>
        <dt>{t.duty.outputs}</dt>
        <dd>{terms.expectedOutputs.length === 0 ? t.duty.noOutputs : terms.expectedOutputs.join('; ')}</dd>
        <dt>{t.duty.participants}</dt>
        <dd>{terms.participants.length === 0 ? t.duty.nobody : terms.participants.map(({ body, role }) => `${names(body)} (${t.duty.roles[role as keyof typeof t.duty.roles] ?? role})`).join('; ')}</dd>
      </dl>
    </>
  );
}

const day = (due: string | null, unknown: string): string => (due === null ? unknown : writtenDay(due));

/** A deadline as the paper says it, beside what was read from it. */
function DeadlinePhrase({ deadline }: { readonly deadline: Schemas['Deadline'] }): ReactNode {
  const t = useWords();
  const { phrase, due, confidence, confirmation, sourceLine } = deadline;
  const notes = [
    sourceLine === null ? null : t.duty.line(sourceLine),
    confirmation === 'proposed' ? t.duty.proposed : null,
    confidence === null || confidence === 'high' ? null : t.duty.confidence[confidence],
  ].filter((note) => note !== null);
  return (
    <p className="phrase">
      {phrase === null ? t.duty.noPhrase : `“${phrase}”`} → {day(due, t.unknown)}
      {notes.length > 0 && <span className="quiet"> ({notes.join('; ')})</span>}
    </p>
  );
}
