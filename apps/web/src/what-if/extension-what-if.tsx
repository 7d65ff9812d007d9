import './what-if.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { dutyKey } from '../duty/use-duty.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage, useWords } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';
import { writtenDay } from '../wording/dates.js';

interface ExtensionWhatIfProps {
  readonly id: string;
  /** The day that is thought of, `YYYY-MM-DD`; null as long as none is typed. */
  readonly day: string | null;
  readonly actingFor: string | null;
  /** Takes the due day of a duty of the tree as the day that is thought of. */
  readonly pick: (day: string) => void;
}

/** The tree around a duty as it would be with this day: which duties above break, which below lie after, who must be told. Nothing is stored. */
export function ExtensionWhatIf({ id, day, actingFor, pick }: ExtensionWhatIfProps): ReactNode {
  const { t, code } = useLanguage();
  const { data, error } = useQuery({
    queryKey: [...dutyKey(id), 'what-if', day, actingFor],
    enabled: day !== null,
    retry: false,
    placeholderData: (before) => before,
    queryFn: () => answerOf(api.GET('/api/assignments/{id}/what-if', { params: { path: { id }, query: { due: day ?? '', ...(actingFor !== null && { actingFor }) } } })),
  });
  return (
    <section className="what-if" aria-label={t.whatIf.title}>
      <h4>{t.whatIf.title}</h4>
      <p className="quiet">{t.whatIf.nothingStored}</p>
      {day === null && <p>{t.whatIf.noDay}</p>}
      {error !== null && <p className="soon">{problemWords(error, code, t).title}</p>}
      {day !== null && error === null && data !== undefined && <Outcome whatIf={data} pick={pick} />}
    </section>
  );
}

interface OutcomeProps {
  readonly whatIf: Schemas['ExtensionWhatIf'];
  readonly pick: (day: string) => void;
}

function Outcome({ whatIf: { before, after, beyondCap, parents, parts, told }, pick }: OutcomeProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const broken = parents.filter(({ effect }) => effect === 'breaks').length;
  const later = parts.filter(({ effect }) => effect === 'due-after').length;
  return (
    <>
      <p role="status" className={broken > 0 ? 'late' : undefined}>
        {t.whatIf.summary(broken, later)}
      </p>
      {beyondCap && <p className="soon">{t.whatIf.beyondCap}</p>}
      <ol className="what-if-tree">
        {parents.toReversed().map((parent) => (
          <Beside key={parent.assignmentId} beside={parent} words={t.whatIf.parents[parent.effect]} tone={TONES[parent.effect]} depth={0} above pick={pick} />
        ))}
        <li>
          <strong>{t.whatIf.thisDuty}</strong>: {dayWords(before.due, t.whatIf.undated)} → <strong>{dayWords(after.due, t.whatIf.undated)}</strong>
          <span className="quiet"> ({t.whatIf.standing(standingWords(before.standing, t), standingWords(after.standing, t))})</span>
        </li>
        {parts.map((part) => (
          <Beside key={part.assignmentId} beside={part} words={t.whatIf.parts[part.effect]} tone={TONES[part.effect]} depth={part.depth} above={false} pick={pick} />
        ))}
      </ol>
      <h4>{t.whatIf.told}</h4>
      <ul>
        {told.map(({ body, why, byItself }) => (
          <li key={body}>
            {names(body)} – {t.whatIf.why[why]}
            <span className="quiet"> ({byItself ? t.whatIf.byItself : t.whatIf.byPeople})</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const TONES = { breaks: 'late', warns: 'soon', 'due-after': 'soon', fits: undefined, stays: undefined, 'comes-within': undefined, undated: undefined, finished: undefined } as const;

interface BesideProps {
  readonly beside: Pick<Schemas['AffectedPart'], 'body' | 'taskCode' | 'summary' | 'due'>;
  readonly words: string;
  readonly tone: string | undefined;
  /** Levels below the duty. */
  readonly depth: number;
  readonly above: boolean;
  readonly pick: (day: string) => void;
}

function Beside({ beside: { body, taskCode, summary, due }, words, tone, depth, above, pick }: BesideProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  return (
    <li className={depth === 0 ? undefined : `what-if-below-${Math.min(depth, 4)}`}>
      {above ? t.whatIf.above : t.whatIf.below} {names(body)}: {summary ?? taskCode}, {due === null ? t.whatIf.undated : t.whatIf.due(writtenDay(due))} – <span className={tone}>{words}</span>
      {due !== null && (
        <button type="button" className="text-button" onClick={() => pick(due)}>
          {t.whatIf.pick(writtenDay(due))}
        </button>
      )}
    </li>
  );
}

const dayWords = (day: string | null, undated: string): string => (day === null ? undated : writtenDay(day));
const standingWords = (standing: Schemas['Standing'], t: ReturnType<typeof useWords>): string => (standing.kind === 'box' ? t.boxes[standing.box] : t.lines[standing.line]);
