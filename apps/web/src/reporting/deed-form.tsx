import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import type { Draft } from '../approval/use-revised.js';
import { askedAgain } from '../deeds/typed-again.js';
import { withRows, type Answers, type AskedField } from '../forms/answers.js';
import { AskedForm } from '../forms/asked-form.js';
import { PAPER_REASONS, usePaperDay } from '../forms/paper-fields.js';
import { useWords } from '../language/language.js';
import { readNumber } from '../wording/numbers.js';
import { ReportedSince } from './reported-since.js';
import type { Deed } from './report-deeds.js';
import { ROUTES, sendReportDeed } from './send-report-deed.js';

interface DeedFormProps {
  readonly seen: Schemas['PeriodReportAnswer'];
  readonly deed: Deed;
  /** Null for the consolidated report. */
  readonly unit: Schemas['UnitReportRow'] | null;
  /** The draft that is revised. */
  readonly revises: Draft | undefined;
  readonly done: () => void;
  readonly cancel: () => void;
}

const CARRIES_FILES: ReadonlySet<Deed> = new Set<Deed>(['file', 'correct', 'submit']);

/** Asks what a deed with a periodic report has to say. */
export function DeedForm({ seen, deed, unit, revises, done, cancel }: DeedFormProps): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const fields = useDeedFields(deed);
  const { obligationId: id } = seen.obligation;
  const { key: period } = seen.period;
  const name = t.reporting.deeds[deed];
  // Before anything was recorded for the period there is no tag that an act could name.
  const tag = seen.revision < 0 ? null : `"${seen.revision}"`;
  return (
    <AskedForm
      route={ROUTES[deed]}
      title={unit === null ? name : `${name}: ${unit.unitName}`}
      submit={t.acts.send(name)}
      {...(deed !== 'draft' && { goesOut: name })}
      fields={fields}
      initial={revises === undefined ? startOf(deed, unit?.content ?? seen.consolidated?.draft ?? null) : askedAgain(fields, revises.content)}
      revises={revises}
      files={CARRIES_FILES.has(deed)}
      cancel={cancel}
      kept={`report.${id}.${period}.${deed}.${unit?.unit ?? ''}${revises === undefined ? '' : `.${revises.proposalId}`}`}
      reasons={{ ...PAPER_REASONS, 'figure-invalid': 'content.figures', 'reason-missing': 'reason' }}
      seen={{ etag: tag, since: () => <ReportedSince id={id} period={period} since={seen.moment.at} /> }}
      send={async (answers, sent) => {
        const { position } = await sendReportDeed(deed, answers, { ...sent, id, period, unit: unit?.unit ?? null });
        await answerOf(api.GET('/api/reporting/{id}/periods/{period}', { params: { path: { id, period }, query: { after: position } } })).catch(() => undefined);
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
        done();
      }}
    />
  );
}

function useDeedFields(deed: Deed): readonly AskedField[] {
  const t = useWords();
  const words = t.reporting.fields;
  const paperDay = usePaperDay();
  const figure: readonly AskedField[] = [
    { name: 'name', label: words.figure, kind: 'text', required: true },
    { name: 'value', label: words.value, kind: 'decimal', required: true, hint: t.measuring.numberHint, fault: (value) => (readNumber(value) === null ? t.measuring.noNumber : null) },
    { name: 'unit', label: words.unit, kind: 'text', required: true },
  ];
  const content: readonly AskedField[] = [
    { name: 'content.summary', label: words.summary, kind: 'long', required: true },
    { name: 'content.figures', label: words.figures, kind: 'rows', row: { add: t.reporting.addFigure, title: t.reporting.figureRow, fields: figure } },
    { name: 'content.attachments', label: words.attachments, kind: 'lines', hint: words.attachmentsHint },
  ];
  const note: AskedField = { name: 'note', label: t.acts.fields.note, kind: 'long' };
  const reason: AskedField = { name: 'reason', label: t.acts.fields.reason, kind: 'long', required: true };
  const reasons: AskedField = { name: 'reasons', label: t.acts.fields.reasons, kind: 'long', required: true };
  const fields: Readonly<Record<Deed, readonly AskedField[]>> = {
    file: content, nil: [note], correct: [...content, reason], 'take-back': [reason], return: [reasons], draft: content, submit: [{ name: 'symbol', label: t.issuing.fields.symbol, kind: 'text' }], 'send-back': [reasons], accept: [note],
    'accept-back': [reason],
  }; // prettier-ignore
  return [...fields[deed], ...paperDay];
}

/** A correction begins with what was filed, a draft with the last one. */
function startOf(deed: Deed, content: Schemas['ReportContent'] | null): Answers {
  if (content === null || (deed !== 'correct' && deed !== 'draft')) return {};
  const figures = content.figures.map(({ name, value, unit }) => ({ name, value: String(value).replace('.', ','), unit }));
  return withRows({ 'content.summary': content.summary, 'content.attachments': content.attachments.join('\n') }, 'content.figures', figures);
}
