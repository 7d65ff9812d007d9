import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import type { Draft } from '../approval/use-revised.js';
import { useDirectiveChoices } from '../deeds/use-directive-choices.js';
import { askedAgain } from '../deeds/typed-again.js';
import { ActingFor } from '../duty/acting-for.js';
import { bodiesIn, isDraft, linesIn } from '../forms/answers.js';
import { AskedForm, type AskedField } from '../forms/asked-form.js';
import { ownPaperIn, paperDayIn, PAPER_REASONS, useOwnPaper, usePaperDay } from '../forms/paper-fields.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';

interface DecideFormProps {
  readonly directiveId: string | undefined;
  /** The draft that is revised. */
  readonly revises: Draft | undefined;
  readonly cancel: () => void;
}

/** Decides an inspection of bodies by a directive: whom, what, over which time. It then stands at its own address. */
export function DecideForm({ directiveId, revises, cancel }: DecideFormProps): ReactNode {
  const t = useWords();
  const words = t.inspecting.fields;
  const session = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const paper = useOwnPaper();
  const paperDay = usePaperDay();
  const [actingFor, setActingFor] = useState<string | null>(null);
  const issuer = actingFor ?? session.body;
  const issued = useDirectiveChoices();
  // The oversight that proposed it is no field of the form: a draft that names one goes on naming it.
  const { proposedBy = null } = (revises?.content['decision'] ?? {}) as { readonly proposedBy?: string | null };
  const fields: readonly AskedField[] = [
    ...paper,
    { name: 'subject', label: words.subject, kind: 'long', required: true },
    { name: 'basis', label: t.account.basis, kind: 'text', required: true },
    { name: 'scope.directiveId', label: t.columns.directive, kind: 'choice', required: true, choices: issued },
    { name: 'scope.taskCodes', label: words.taskCodes, kind: 'lines', hint: words.taskCodesHint },
    { name: 'inspectingBody', label: t.inspections.inspecting, kind: 'body', required: true },
    { name: 'inspectedBodies', label: t.inspections.inspected, kind: 'bodies', required: true },
    { name: 'periodFrom', label: words.periodFrom, kind: 'day', required: true },
    { name: 'periodTo', label: words.periodTo, kind: 'day', required: true },
    ...paperDay,
  ];
  return (
    <>
      <ActingFor value={actingFor} choose={setActingFor} />
      <AskedForm
        route="POST /api/inspections"
        title={t.inspecting.decide}
        submit={t.acts.send(t.inspecting.decide)}
        {...(actingFor === null && { goesOut: t.inspecting.decide })}
        cancel={cancel}
        kept={revises === undefined ? 'inspection' : `inspection.${revises.proposalId}`}
        initial={revises === undefined ? { inspectingBody: issuer, ...(directiveId !== undefined && { 'scope.directiveId': directiveId }) } : askedAgain(fields, revises.content)}
        revises={revises}
        reasons={{ ...PAPER_REASONS, 'period-reversed': 'periodTo', 'inspection-already-decided': 'number.number', 'inspects-itself': 'inspectedBodies', 'body-is-external': 'inspectedBodies', 'body-ended': 'inspectedBodies', 'unknown-task': 'scope.taskCodes' }}
        fields={fields}
        send={async (answers, { key }) => {
          const { subject = '', basis = '', inspectingBody = '', inspectedBodies, periodFrom = '', periodTo = '' } = answers;
          const scope = { directiveId: answers['scope.directiveId'] ?? '', taskCodes: linesIn(answers['scope.taskCodes']) };
          const body = { actingFor, ...paperDayIn(answers), ...ownPaperIn(answers, 'QĐ', issuer), subject, basis, scope, inspectingBody, inspectedBodies: bodiesIn(inspectedBodies), periodFrom, periodTo, proposedBy };
          const { id, position } = await answerOf(api.POST('/api/inspections', { params: { header: { 'Idempotency-Key': key } }, body }));
          if (isDraft(answers)) return navigate({ to: '/du-thao' });
          await answerOf(api.GET('/api/inspections/{id}', { params: { path: { id }, query: { after: position } } })).catch(() => undefined);
          await client.invalidateQueries({ queryKey: ['inspections'] });
          await navigate({ to: '/kiem-tra/$id', params: { id } });
        }}
      />
    </>
  );
}
