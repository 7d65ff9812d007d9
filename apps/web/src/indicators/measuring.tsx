import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { RecordedLine } from '../approval/recorded.js';
import { useAsker } from '../approval/use-desk.js';
import { useRevised, type Draft } from '../approval/use-revised.js';
import { askedAgain } from '../deeds/typed-again.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { orNone, type Answers, type AskedField } from '../forms/answers.js';
import { AskedForm } from '../forms/asked-form.js';
import { LONGEST_PERIOD } from '../forms/longest.js';
import { paperDayIn, usePaperDay } from '../forms/paper-fields.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { readNumber, readPeriod } from '../wording/numbers.js';
import { MeasuredSince } from './measured-since.js';
import { measuresFor } from './measures-for.js';
import { MEASURING_ACTS, type Deed } from './measuring-acts.js';

type Answer = Schemas['IndicatorAnswer'];
type Figure = Schemas['MeasurementRow'];
export type { Deed } from './measuring-acts.js';

interface MeasuringProps {
  readonly seen: Answer;
  readonly deed: Deed;
  /** The figure that is corrected or taken out. */
  readonly figure: Figure | null;
  /** The draft that is revised. */
  readonly revises: Draft | undefined;
  readonly done: () => void;
  readonly cancel: () => void;
}

/** Records what was measured of the indicator, corrects it, or takes it out; each with what it rests on, and why. */
export function MeasuringForm({ seen, deed, figure, revises, done, cancel }: MeasuringProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const session = useSession();
  const client = useQueryClient();
  const paperDay = usePaperDay();
  const measured = useMeasuredFields(seen.indicator);
  const { indicatorId: id, body: issuer, measure, unit, revision } = seen.indicator;
  const words = t.measuring;
  const isOfAll = measuresFor(useAsker(), seen.indicator) === 'all';
  const of: readonly AskedField[] = [
    isOfAll ? { name: 'body', label: words.body, kind: 'body', required: true } : { name: 'body', label: words.body, kind: 'choice', required: true, choices: [{ value: session.body, label: names(session.body) }] },
    { name: 'period', label: words.period, kind: 'text', required: true, hint: words.periodHint, longest: LONGEST_PERIOD },
  ];
  const reason: AskedField = { name: 'reason', label: t.acts.fields.reason, kind: 'long', required: true };
  const fields: Readonly<Record<Deed, readonly AskedField[]>> = { record: [...of, ...measured, ...paperDay], correct: [...measured, reason, ...paperDay], withdraw: [reason, ...paperDay] };
  const send = async (answers: Answers, key: string, etag: string | null): Promise<string> => {
    const params = { path: { id }, header: { 'Idempotency-Key': key, ...(etag !== null && { 'If-Match': etag }) } };
    const which = { ...paperDayIn(answers), ...(figure === null ? { body: answers['body'] ?? '', period: readPeriod(answers['period'] ?? '') } : { body: figure.body, period: figure.period }) };
    const why = answers['reason'] ?? '';
    if (deed === 'withdraw') return (await answerOf(api.POST('/api/indicators/{id}/measurement-withdrawal', { params, body: { ...which, reason: why } }))).position;
    const measurement = measurementIn(answers, measure === 'words' ? null : unit);
    if (deed === 'correct') return (await answerOf(api.POST('/api/indicators/{id}/measurement-correction', { params, body: { ...which, measurement, reason: why } }))).position;
    return (await answerOf(api.POST('/api/indicators/{id}/measurements', { params, body: { ...which, measurement } }))).position;
  };
  const title = figure === null ? words.deeds[deed] : `${words.deeds[deed]}: ${figure.bodyName}, ${t.marks.period(figure.period)}`;
  return (
    <AskedForm
      route={ROUTES[deed]}
      title={title}
      submit={t.acts.send(words.deeds[deed])}
      goesOut={words.deeds[deed]}
      fields={fields[deed]}
      initial={revises !== undefined ? askedAgain(fields[deed], revises.content) : figure === null ? { body: isOfAll ? issuer : session.body } : startOf(figure)}
      revises={revises}
      cancel={cancel}
      kept={`measurement.${id}.${deed}.${figure?.body ?? ''}.${figure?.period ?? ''}${revises === undefined ? '' : `.${revises.proposalId}`}`}
      reasons={REASONS}
      seen={{ etag: `"${revision}"`, since: () => <MeasuredSince id={id} after={revision} /> }}
      send={async (answers, { key, etag }) => {
        const position = await send(answers, key, etag);
        await answerOf(api.GET('/api/indicators/{id}', { params: { path: { id }, query: { after: position } } })).catch(() => undefined);
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
        done();
      }}
    />
  );
}

const ROUTES = { record: 'POST /api/indicators/{id}/measurements', correct: 'POST /api/indicators/{id}/measurement-correction', withdraw: 'POST /api/indicators/{id}/measurement-withdrawal' } as const;

/** Which field a reason of the rules is about. */
const REASONS = {
  'already-measured': 'period', 'period-malformed': 'period', 'period-in-the-future': 'period', 'measured-already': 'period', 'body-ended': 'body', 'unknown-body': 'body', 'value-missing': 'measurement.value', 'count-not-whole': 'measurement.value',
  'value-disagrees': 'measurement.value', 'numerator-missing': 'measurement.numerator', 'denominator-missing': 'measurement.denominator', 'denominator-zero': 'measurement.denominator', 'numerator-above-denominator': 'measurement.numerator',
  'late-entry-needs-basis': 'lateEntryBasis', 'occurred-in-future': 'occurredOn',
} as const; // prettier-ignore

function useMeasuredFields({ measure, unit }: Schemas['IndicatorRow']): readonly AskedField[] {
  const t = useWords();
  const words = t.measuring;
  const number = (name: string, label: string, required: boolean): AskedField => ({ name: `measurement.${name}`, label, kind: 'decimal-text', required, hint: words.numberHint, fault: (value) => (readNumber(value) === null ? words.noNumber : null) });
  const value = number('value', unit === null ? words.value : `${words.value} (${unit})`, measure !== 'share');
  const figures: readonly AskedField[] =
    measure === 'words'
      ? [{ name: 'measurement.words', label: words.words, kind: 'long', required: true }]
      : measure === 'share'
        ? [number('numerator', words.numerator, true), number('denominator', words.denominator, true), { ...value, hint: words.shareHint }]
        : [value];
  return [...figures, { name: 'measurement.evidence', label: words.evidence, kind: 'text', required: true }, { name: 'measurement.source', label: words.source, kind: 'text', required: true }];
}

function measurementIn(answers: Answers, unit: string | null): Schemas['MeasurementDto'] {
  const number = (name: string): string | null => (orNone(answers[`measurement.${name}`]) === null ? null : readNumber(answers[`measurement.${name}`] ?? ''));
  return {
    unit, value: number('value'), numerator: number('numerator'), denominator: number('denominator'), words: orNone(answers['measurement.words']), evidence: answers['measurement.evidence'] ?? '', source: answers['measurement.source'] ?? '',
  }; // prettier-ignore
}

/** A correction begins with what is to be corrected. */
function startOf({ acts }: Figure): Answers {
  const last = acts.findLast(({ measurement }) => measurement !== null)?.measurement ?? null;
  if (last === null) return {};
  return Object.fromEntries((['value', 'numerator', 'denominator', 'words', 'evidence', 'source'] as const).map((name) => [`measurement.${name}`, last[name] ?? '']));
}

interface FigureDeedsProps {
  readonly figure: Figure;
  readonly open: (deed: Deed) => void;
}

/** What may be done with one figure, by whoever may measure for its body. */
export function FigureDeeds({ figure, open }: FigureDeedsProps): ReactNode {
  const t = useWords();
  const label = (deed: Deed): string => `${t.measuring.deeds[deed]}: ${figure.bodyName}, ${t.marks.period(figure.period)}`;
  if (figure.figure === null) return null;
  return (
    <span className="row">
      {(['correct', 'withdraw'] as const).map((deed) => (
        <Button key={deed} variant="default" size="compact-sm" aria-label={label(deed)} onClick={() => open(deed)}>
          {t.measuring.deeds[deed]}
        </Button>
      ))}
    </span>
  );
}

/** A form to be opened; `figure` null = a new one is recorded. */
export interface Opened {
  readonly deed: Deed;
  readonly figure: Figure | null;
}

/** What a draft about a figure opens: null for any other, and for one about a figure that is not there. */
function openedBy({ act, content: { body, period } }: Draft, figures: readonly Figure[]): Opened | null {
  const deed = (['record', 'correct', 'withdraw'] as const).find((each) => MEASURING_ACTS[each] === act);
  if (deed === undefined || deed === 'record') return deed === undefined ? null : { deed, figure: null };
  const figure = figures.find((each) => each.body === body && each.period === period && each.figure !== null);
  return figure === undefined ? null : { deed, figure };
}

interface MeasuringPanelProps {
  readonly seen: Answer;
  /** Undefined: nothing was opened or closed by hand yet. */
  readonly opened: Opened | null | undefined;
  readonly open: (next: Opened | null) => void;
}

/** The button that opens the form of a new figure, and whichever form is open. */
export function Measuring({ seen, opened: chosen, open }: MeasuringPanelProps): ReactNode {
  const t = useWords();
  const revised = useRevised();
  // An address that asks to revise a draft opens its form, until another is opened or it is left.
  const revising = chosen === undefined && revised !== null ? openedBy(revised, seen.measurements) : null;
  const opened = revising ?? chosen ?? null;
  const [done, setDone] = useState<Deed | null>(null);
  return (
    <>
      {done !== null && opened === null && <RecordedLine name={t.measuring.deeds[done]} />}
      <Button variant="default" mb="sm" aria-expanded={opened?.deed === 'record'} onClick={() => open(opened?.deed === 'record' ? null : { deed: 'record', figure: null })}>
        {t.measuring.deeds.record}
      </Button>
      {opened !== null && <MeasuringForm key={`${opened.deed} ${opened.figure?.body ?? ''} ${opened.figure?.period ?? ''} ${revising === null ? '' : 'revised'}`} seen={seen} revises={revising === null ? undefined : (revised ?? undefined)} deed={opened.deed} figure={opened.figure} done={() => (setDone(opened.deed), open(null))} cancel={() => (setDone(null), open(null))} />}
    </>
  );
}
