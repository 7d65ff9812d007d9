import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import type { Draft } from '../approval/use-revised.js';
import { askedAgain } from '../deeds/typed-again.js';
import { draftIn } from '../forms/answers.js';
import { AskedForm, type AskedField } from '../forms/asked-form.js';
import { ownPaperIn, PAPER_REASONS, useOwnPaper } from '../forms/paper-fields.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { URGING_GRADES, type UrgingGrade } from './urging-grades.js';
import { UrgingPreview } from './urging-preview.js';

type Drafted = Omit<Schemas['IssueUrgingDto'], 'draft'>;

/** A draft of a paper that urges, in its form; whom and what it urges stays as it was drafted, and the rules judge that again: what they refuse is shown above, and left out as by any paper of the browser. */
export function RevisedUrging({ revises }: { readonly revises: Draft }): ReactNode {
  const t = useWords();
  const words = t.urging;
  const navigate = useNavigate();
  const client = useQueryClient();
  const { draft } = revises.content as { readonly draft: Drafted };
  const { date, grade, directiveId, assignments, bodies, follows, skipsGradeReason } = draft;
  const subject = { date, grade, directiveId, assignments, bodies, follows, skipsGradeReason };
  const preview = useQuery({ queryKey: ['urging-preview', subject], queryFn: () => answerOf(api.POST('/api/urgings/preview', { body: subject })) });
  const fields: readonly AskedField[] = [
    ...useOwnPaper(),
    { name: 'grade', label: words.grade, kind: 'choice', required: true, choices: URGING_GRADES.map((value) => ({ value, label: words.grades[value] })) },
    { name: 'demand', label: words.demand, kind: 'long', required: true },
    { name: 'basis', label: words.basis, kind: 'text', required: true },
    { name: 'answerDue', label: words.answerDue, kind: 'day', required: true },
    { name: 'skipsGradeReason', label: words.skips, kind: 'text' },
    { name: 'asksExplanation', label: words.asksExplanation, kind: 'box' },
  ];
  return (
    <>
      <section aria-labelledby="preview">
        <h2 id="preview">{words.preview}</h2>
        {preview.error !== null && <Failure error={preview.error} reset={() => void preview.refetch()} />}
        {preview.data === undefined ? preview.error === null && <Loading /> : <UrgingPreview preview={preview.data} />}
      </section>
      <AskedForm
        route="POST /api/urgings/bulk"
        title={words.title}
        submit={words.issue}
        kept={`urging.${revises.proposalId}`}
        fields={fields}
        initial={askedAgain(fields, draft)}
        revises={revises}
        reasons={{ ...PAPER_REASONS, 'grade-skipped': 'skipsGradeReason' }}
        cancel={() => void navigate({ to: '/du-thao' })}
        send={async (answers, { key }) => {
          const { grade: graded = '', asksExplanation, demand = '', basis = '', answerDue = '', skipsGradeReason: why = '' } = answers;
          const paper = ownPaperIn(answers, draft.number.kind, draft.number.issuer);
          const body: Schemas['IssueUrgingInBulkDto'] = {
            ...draft, ...paper, signatory: { ...draft.signatory, ...paper.signatory }, grade: graded as UrgingGrade, demand, basis, answerDue, skipsGradeReason: why === '' ? null : why,
            asksExplanation: asksExplanation === 'yes', draft: draftIn(answers),
          }; // prettier-ignore
          const params = { header: { 'Idempotency-Key': key } };
          await answerOf(api.POST('/api/urgings/bulk', { params, body }));
          await client.invalidateQueries({ queryKey: ['proposals'] });
          await navigate({ to: '/du-thao' });
        }}
      />
    </>
  );
}
