import { Alert, Button, TextInput } from '@mantine/core';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { problemTag } from '../api/client.js';
import { filesOf, type Draft } from '../approval/use-revised.js';
import { FileDrop } from '../files/file-drop.js';
import { useAttachments } from '../files/use-attachments.js';
import { useKeyboardBack } from '../forms/keyboard-back.js';
import { longestIn } from '../forms/longest.js';
import { useLanguage } from '../language/language.js';
import { keptActs } from '../offline/kept-acts.js';
import { useSession } from '../session/session.js';
import { problemWords } from '../shell/problem-words.js';
import { ExtensionWhatIf } from '../what-if/extension-what-if.js';
import { readDay, writtenDay } from '../wording/dates.js';
import { ACT_FIELDS, API_NAMES, CARRIES_FILES, type Act, type Field, type Values } from './act-fields.js';
import { ActField, PaperDay } from './act-field.js';
import { actTypedAgain } from './act-typed-again.js';
import { BetweenActs } from './between-acts.js';
import { RequestedExtension, useExtensionRequest } from './extension-request.js';
import { ACT_ROUTES, type Receipt } from './send-act.js';
import { useAct } from './use-act.js';
import type { SeenDuty } from './use-duty.js';

interface ActFormProps {
  readonly act: Act;
  /** It is submitted for approval, not done. */
  readonly byDraft: boolean;
  /** The draft that is revised. */
  readonly revises?: Draft | undefined;
  /** The duty as it was when the form was opened. */
  readonly seen: SeenDuty;
  readonly actingFor: string | null;
  /** No receipt = the browser keeps it until the program answers. */
  readonly done: (act: Act, byDraft: boolean, receipt: Receipt | null) => void;
  readonly cancel: () => void;
}

/** Asks what the act has to say. What was typed stays, whatever the answer: refused, lost, or changed in between by somebody else. */
export function ActForm({ act, byDraft, revises, seen, actingFor, done, cancel }: ActFormProps): ReactNode {
  const { t, code } = useLanguage();
  const heading = useId();
  useKeyboardBack();
  const { actorId } = useSession();
  const id = seen.duty.assignmentId;
  const [typed, setTyped] = useState<Values>(() => (revises === undefined ? keptActs.draft(actorId, id, act) : actTypedAgain(act, revises.content)));
  const [restored] = useState(revises === undefined && Object.keys(typed).length > 0);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const attachments = useAttachments(revises === undefined ? [] : filesOf(revises));
  const sending = useAct(seen);
  const decides = act === 'GrantExtension' || act === 'RefuseExtension';
  const request = useExtensionRequest(id, decides);
  // A decision begins with the day that was asked for, until another one is typed.
  const values: Values = act === 'GrantExtension' && request !== null ? { newDue: writtenDay(request.proposedDue), ...typed } : typed;
  const why = sending.error === null ? null : problemWords(sending.error, code, t);
  const stale = problemTag(sending.error) === 'stale';
  const send = (etag: string | null): void => {
    const files = attachments.named;
    const faulty = [...faultsIn(ACT_FIELDS[act], values), ...(revises !== undefined && (values.revisionReason ?? '').trim() === '' ? ['revisionReason'] : []), ...(files === null ? ['files'] : [])];
    setMissing(new Set(faulty));
    if (faulty.length === 0) sending.mutate({ act, values: byDraft ? { ...values, draft: 'yes', ...(revises !== undefined && { revises: revises.proposalId }) } : values, actingFor, etag, files: files ?? [] }, { onSuccess: (receipt) => (forget(), done(act, byDraft, receipt)) });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(seen.etag);
  };
  const forget = (): void => keptActs.keepDraft(actorId, id, act, {});
  const change = (name: keyof Values, value: string): void => {
    const next = { ...typed, [name]: value };
    setTyped(next);
    if (revises === undefined) keptActs.keepDraft(actorId, id, act, next);
  };
  const errorOf = ({ name, kind }: Field): string | null => why?.fields[API_NAMES[name] ?? name] ?? (missing.has(name) ? (kind === 'day' ? t.moment.bad : t.acts.missing) : null);
  return (
    <form onSubmit={submit} className="panel" aria-labelledby={heading} noValidate>
      <h3 id={heading}>{t.acts.names[act]}</h3>
      {restored && <p className="quiet">{t.offline.restored}</p>}
      {act === 'RequestExtension' && isPast(seen) && <p className="soon">{t.acts.afterDue}</p>}
      {decides && request !== null && <RequestedExtension request={request} />}
      {ACT_FIELDS[act].map((field, place) => (
        <ActField key={field.name} act={act} seen={seen} field={field} value={values[field.name] ?? ''} error={errorOf(field)} change={(value) => change(field.name, value)} autoFocus={place === 0 || ACT_FIELDS[act][place - 1]?.kind === 'phrase'} />
      ))}
      {act === 'GrantExtension' && <ExtensionWhatIf id={seen.duty.assignmentId} day={readDay(values.newDue ?? '')} actingFor={actingFor} pick={(day) => change('newDue', writtenDay(day))} />}
      <PaperDay act={act} values={values} change={change} error={missing.has('occurredOn') ? t.moment.bad : (why?.fields['occurredOn'] ?? null)} basisError={why?.fields['lateEntryBasis'] ?? null} />
      {revises !== undefined && <TextInput label={t.approval.whyRevised} name="revisionReason" required mb="sm" maxLength={longestIn(ACT_ROUTES[act], { kind: 'text' }, 'draft.reason')} value={values.revisionReason ?? ''} error={missing.has('revisionReason') ? t.acts.missing : null} onChange={({ currentTarget }) => change('revisionReason', currentTarget.value)} />}
      {CARRIES_FILES.has(act) && <FileDrop attachments={attachments} missing={missing.has('files') && attachments.named === null} />}
      {why !== null && (
        <Alert color="red" role="alert" variant="outline" mb="sm" title={stale ? t.acts.changedMeanwhile : why.title}>
          <p>{stale ? t.acts.changedKept : why.next}</p>
          {stale && <BetweenActs id={id} after={seen.duty.revision} />}
        </Alert>
      )}
      <div className="row">
        <BusyButton type="submit" busy={sending.isPending}>
          {sending.isPending ? t.acts.sending : revises !== undefined ? t.approval.sendRevised : byDraft ? t.approval.propose(t.acts.names[act]) : t.acts.send(t.acts.names[act])}
        </BusyButton>
        {stale && (
          <BusyButton variant="default" onClick={() => send(null)} busy={sending.isPending}>
            {t.acts.sendAnyway}
          </BusyButton>
        )}
        <Button variant="default" onClick={() => (forget(), cancel())}>
          {t.acts.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Names of fields that must say something, or a day, and do not. */
function faultsIn(fields: readonly Field[], values: Values): readonly string[] {
  const faulty = fields.filter(({ name, kind, required }) => {
    const value = (values[name] ?? '').trim();
    return value === '' ? required : kind === 'day' && readDay(value) === null;
  });
  const day = (values.occurredOn ?? '').trim();
  return [...faulty.map(({ name }) => name), ...(day !== '' && readDay(day) === null ? ['occurredOn'] : [])];
}

const isPast = ({ duty }: SeenDuty): boolean => duty.standing.kind === 'box' && duty.standing.box === 'overdue';
