import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { RecordedLine } from '../approval/recorded.js';
import { useAsker } from '../approval/use-desk.js';
import { useRevised, type Draft } from '../approval/use-revised.js';
import { ActingFor } from '../duty/acting-for.js';
import { useBodies } from '../duty/use-body-names.js';
import { AskedForm } from '../forms/asked-form.js';
import { PAPER_REASONS } from '../forms/paper-fields.js';
import { StepsSince } from '../history/steps-since.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { useAsOf } from '../shell/moment.js';
import { stepsFor, type Step } from './inspection-steps.js';
import { stepTypedAgain } from './step-typed-again.js';
import { sendStep, STEP_ROUTES } from './send-step.js';
import { useStepForm } from './step-fields.js';

/** What one may do in the inspection: as buttons, and beside them what it does not let pass now, with the reason. What belongs to others is not shown. */
export function StepPanel({ seen }: { readonly seen: Schemas['InspectionAnswer'] }): ReactNode {
  const t = useWords();
  const session = useSession();
  const asker = useAsker();
  const bodies = useBodies();
  const { asOf } = useAsOf();
  const [actingFor, setActingFor] = useState<string | null>(null);
  const revised = useRevised();
  // Undefined: nothing was opened or closed by hand yet.
  const [chosen, setOpened] = useState<Step | null | undefined>();
  const [done, setDone] = useState<Step | null>(null);
  if (asOf !== undefined) return null;
  const { heldBy, inspected } = seen.inspection;
  const near = new Set(inspected.flatMap(({ body }) => [body, ...bodies.filter(({ bodyId }) => bodyId === body).flatMap(({ predecessors, successors }) => [...predecessors, ...successors])]));
  const steps = stepsFor({ ...seen, stuck: near.has(heldBy.issuer.body) || near.has(heldBy.inspecting.body) }, { body: actingFor ?? asker.body, roles: actingFor === null ? asker.roles : session.roles });
  const possible = steps.filter(({ obstacle }) => obstacle === null);
  // An address that asks to revise a draft opens its form, until another is opened or it is left.
  const revises = chosen === undefined && actingFor === null && possible.some(({ step }) => step === revised?.act) ? (revised ?? undefined) : undefined;
  const opened = revises === undefined ? (chosen ?? null) : (revises.act as Step);
  const refused = steps.filter(({ obstacle }) => obstacle !== null);
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t.acts.title}</h2>
      <ActingFor value={actingFor} choose={(body) => (setActingFor(body), setOpened(null))} />
      {done !== null && <RecordedLine name={t.inspecting.steps[done]} />}
      {steps.length === 0 && <p className="quiet">{t.inspecting.notYours}</p>}
      <div className="row">
        {possible.map(({ step }) => (
          <Button key={step} variant={opened === step ? 'filled' : 'default'} aria-expanded={opened === step} onClick={() => (setDone(null), setOpened(opened === step ? null : step))}>
            {t.inspecting.steps[step]}
          </Button>
        ))}
      </div>
      {opened !== null && <StepForm key={`${opened} ${actingFor ?? ''} ${revises?.proposalId ?? ''}`} step={opened} seen={seen} revises={revises} actingFor={actingFor} done={() => (setOpened((now) => (now === undefined || now === opened ? null : now)), setDone(opened))} cancel={() => setOpened(null)} />}
      {refused.length > 0 && (
        <details>
          <summary>{t.acts.notNow(refused.length)}</summary>
          <dl className="facts">
            {refused.map(({ step, obstacle }) => (
              <div key={step} className="fact-pair">
                <dt>{t.inspecting.steps[step]}</dt>
                <dd>{obstacle !== null && t.inspecting.obstacles[obstacle]}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

interface StepFormProps {
  readonly step: Step;
  /** The draft that is revised. */
  readonly revises: Draft | undefined;
  readonly seen: Schemas['InspectionAnswer'];
  readonly actingFor: string | null;
  readonly done: () => void;
  readonly cancel: () => void;
}

function StepForm({ step, revises, seen, actingFor, done, cancel }: StepFormProps): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const session = useSession();
  const { inspectionId: id, revision } = seen.inspection;
  const { fields, initial, files } = useStepForm(step, seen);
  return (
    <AskedForm
      route={STEP_ROUTES[step]}
      title={t.inspecting.steps[step]}
      submit={t.acts.send(t.inspecting.steps[step])}
      {...(actingFor === null && { goesOut: t.inspecting.steps[step] })}
      fields={fields}
      initial={revises === undefined ? initial : stepTypedAgain(fields, revises.content)}
      revises={revises}
      files={files}
      cancel={cancel}
      kept={`inspection.${id}.${step}${revises === undefined ? '' : `.${revises.proposalId}`}`}
      reasons={REASONS}
      seen={{ etag: `"${revision}"`, since: () => <StepsSince of={['inspection', id]} after={revision} read={() => answerOf(api.GET('/api/inspections/{id}', { params: { path: { id } } }))} /> }}
      send={async (answers, sent) => {
        const { position } = await sendStep(step, answers, { ...sent, id, actingFor, issuer: actingFor ?? session.body });
        await answerOf(api.GET('/api/inspections/{id}', { params: { path: { id }, query: { after: position } } })).catch(() => undefined);
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
        done();
      }}
    />
  );
}

/** Which field a reason of the rules is about. */
const REASONS = {
  ...PAPER_REASONS, 'visit-before-decision': 'visits', 'team-needs-one-head': 'members', 'inspects-itself': 'members', 'conclusion-before-minutes': 'date', 'conclusion-without-minutes': 'conclusions', 'body-repeated': 'conclusions',
  'evidence-missing': 'findings', 'absence-in-the-future': 'findings', 'remediation-open': 'reason', 'deadline-invalid': 'remediation', 'deadline-before-issue': 'remediation',
} as const; // prettier-ignore
