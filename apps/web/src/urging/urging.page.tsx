import { Alert, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api, type Schemas } from '../api/client.js';
import { Recorded } from '../approval/recorded.js';
import { useDrafting } from '../approval/use-desk.js';
import { NotToRevise } from '../approval/not-to-revise.js';
import { useAskedDraft } from '../approval/use-revised.js';
import { freshKey } from '../duty/send-act.js';
import { longest, LONGEST_COUNT, LONGEST_DAY } from '../forms/longest.js';
import { useLanguage } from '../language/language.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { problemWords } from '../shell/problem-words.js';
import { useTitle } from '../shell/use-title.js';
import { dayOf, daysAfter, readDay, writtenDay } from '../wording/dates.js';
import { RevisedUrging } from './revised-urging.js';
import { URGING_GRADES, type UrgingGrade } from './urging-grades.js';
import { UrgingPreview } from './urging-preview.js';
import { UrgingResults } from './urging-results.js';
import { subjectOf } from './urging-search.js';

const CAPACITIES = ['T/L', 'K/T', 'T/M', 'Q.', 'none'] as const;
const ANSWER_DAYS = 7;
const ROUTE = 'POST /api/urgings/bulk';

interface Paper {
  readonly number: string;
  readonly symbol: string;
  readonly position: string;
  readonly capacity: Schemas['SignatoryDto']['capacity'];
  readonly demand: string;
  readonly basis: string;
  readonly answerDue: string;
  readonly skipsGradeReason: string;
}

/** One paper that urges one duty or everything overdue: previewed by the rules that judge it, then issued, with a result for each duty. */
export function UrgingPage(): ReactNode {
  const { t } = useLanguage();
  const { asked, pending, draft } = useAskedDraft();
  useTitle(t.urging.title);
  if (!asked) return <FreshUrging />;
  // Never the form of a new paper in the place of a draft: it would urge everything overdue.
  return (
    <>
      <h1>{t.urging.title}</h1>
      {pending ? <Loading /> : draft?.act === 'IssueUrging' ? <RevisedUrging key={draft.proposalId} revises={draft} /> : <NotToRevise />}
    </>
  );
}

function FreshUrging(): ReactNode {
  const { t, code } = useLanguage();
  const search = useSearch({ from: '/don-doc' });
  const session = useSession();
  const drafts = useDrafting();
  const client = useQueryClient();
  const today = dayOf(Date.now());
  const [grade, setGrade] = useState<UrgingGrade>('remind');
  const [paper, setPaper] = useState<Paper>({ number: '', symbol: '', position: '', capacity: 'T/L', demand: '', basis: '', answerDue: writtenDay(daysAfter(today, ANSWER_DAYS)), skipsGradeReason: '' });
  const key = useRef({ words: '', key: '' });
  const skips = paper.skipsGradeReason.trim() === '' ? null : paper.skipsGradeReason;
  const subject = { ...subjectOf(search), date: today, grade, skipsGradeReason: skips };
  const preview = useQuery({ queryKey: ['urging-preview', { ...subject, skipsGradeReason: skips !== null }], queryFn: () => answerOf(api.POST('/api/urgings/preview', { body: subject })), placeholderData: (before) => before });
  const issuing = useMutation({
    mutationFn: () => {
      const body: Schemas['IssueUrgingInBulkDto'] = {
        ...subject,
        number: { issuer: session.body, kind: 'CV', number: Number(paper.number), symbol: paper.symbol, year: Number(today.slice(0, 4)) },
        signatory: { capacity: paper.capacity, position: paper.position },
        answerDue: readDay(paper.answerDue) ?? '',
        demand: paper.demand,
        basis: paper.basis,
        ...(drafts && { draft: {} }),
      };
      const words = JSON.stringify(body);
      if (key.current.words !== words) key.current = { words, key: freshKey() };
      return answerOf(api.POST('/api/urgings/bulk', { params: { header: { 'Idempotency-Key': key.current.key } }, body }));
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'urging-preview' }),
  });
  // Asked for before there is anything to issue: without it every duty may be left out.
  const isSkipped = preview.data?.results.some(({ reason }) => reason === 'grade-skipped') === true;
  const why = issuing.error === null ? null : problemWords(issuing.error, code, t);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    issuing.mutate();
  };
  const field = (name: keyof Paper) => ({
    name,
    value: paper[name],
    error: why?.fields[name] ?? null,
    mb: 'sm',
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => setPaper((before) => ({ ...before, [name]: currentTarget.value })),
  });
  if (issuing.data !== undefined) {
    const { results } = issuing.data;
    return (
      <>
        <h1>{t.urging.title}</h1>
        <p className="good" role="status">
          {drafts ? <Recorded name={t.urging.title} /> : t.urging.issued(results.filter(({ ok }) => ok).length, results.length)}
        </p>
        <UrgingResults results={results} done />
      </>
    );
  }
  return (
    <>
      <h1>{search.viec === undefined ? t.urging.allOverdue : t.urging.one}</h1>
      <NativeSelect label={t.urging.grade} value={grade} data={URGING_GRADES.map((value) => ({ value, label: t.urging.grades[value] }))} onChange={({ currentTarget }) => setGrade(currentTarget.value as UrgingGrade)} mb="sm" />
      {(isSkipped || paper.skipsGradeReason !== '') && <TextInput label={t.urging.skips} maxLength={longest(ROUTE, 'skipsGradeReason')} {...field('skipsGradeReason')} />}
      <section aria-labelledby="preview">
        <h2 id="preview">{t.urging.preview}</h2>
        {preview.error !== null && <Failure error={preview.error} reset={() => void preview.refetch()} />}
        {preview.data === undefined ? preview.error === null && <Loading /> : <UrgingPreview preview={preview.data} />}
      </section>
      {preview.data !== undefined && preview.data.results.some(({ ok }) => ok) && (
        <form onSubmit={submit} className="panel" aria-label={t.urging.issue}>
          <TextInput label={t.urging.number} required inputMode="numeric" pattern="[0-9]+" title={t.urging.badNumber} maxLength={LONGEST_COUNT} {...field('number')} />
          <TextInput label={t.urging.symbol} description={t.urging.symbolHint} required maxLength={longest(ROUTE, 'number.symbol')} {...field('symbol')} />
          <NativeSelect label={t.urging.capacity} data={CAPACITIES.map((value) => ({ value, label: t.urging.capacities[value] }))} {...field('capacity')} />
          <TextInput label={t.urging.position} required maxLength={longest(ROUTE, 'signatory.position')} {...field('position')} />
          <Textarea label={t.urging.demand} required autosize minRows={2} maxLength={longest(ROUTE, 'demand')} {...field('demand')} />
          <TextInput label={t.urging.basis} required maxLength={longest(ROUTE, 'basis')} {...field('basis')} />
          <TextInput label={t.urging.answerDue} required inputMode="numeric" pattern="\d{1,2}/\d{1,2}/\d{4}" title={t.moment.bad} maxLength={LONGEST_DAY} {...field('answerDue')} />
          {why !== null && (
            <Alert color="red" role="alert" variant="outline" mb="sm" title={why.title}>
              <p>{why.next}</p>
            </Alert>
          )}
          <BusyButton type="submit" busy={issuing.isPending}>
            {issuing.isPending ? t.urging.issuing : drafts ? t.approval.propose(t.urging.title) : t.urging.issue}
          </BusyButton>
        </form>
      )}
    </>
  );
}
