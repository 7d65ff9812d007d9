import './forms.css';
import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from './busy-button.js';
import { ApiProblemError, problemTag, type Schemas } from '../api/client.js';
import { useDrafting } from '../approval/use-desk.js';
import { filesOf, type Draft } from '../approval/use-revised.js';
import { freshKey } from '../duty/send-act.js';
import { FileDrop } from '../files/file-drop.js';
import { useAttachments } from '../files/use-attachments.js';
import { useLanguage } from '../language/language.js';
import type { Dictionary } from '../language/vi.js';
import { problemWords } from '../shell/problem-words.js';
import { answersOf, asDraft, faultsIn, REVISION_REASON, fieldFor, placedIn, type Answers, type AskedField } from './answers.js';
import { ActsBetween } from './acts-between.js';
import { Asked } from './asked-field.js';
import type { Route } from './longest.js';
import { useKeptAnswers } from './kept-answers.js';
import { useKeyboardBack } from './keyboard-back.js';
import type { Seen, Sent } from './seen.js';

export type { Answers, AskedField } from './answers.js';
export type { Sent } from './seen.js';

interface AskedFormProps {
  /** Where it is sent: each text may be as long as the route takes it. Null = it is a question, or says nothing in words. */
  readonly route: Route | null;
  readonly title: string;
  readonly fields: readonly AskedField[];
  readonly initial?: Answers;
  readonly submit: string;
  readonly send: (answers: Answers, sent: Sent) => Promise<void>;
  readonly cancel?: () => void;
  readonly autoFocus?: boolean;
  /** The thing as it is, kept from when the form is opened or, where it stays open, begun; and what tells who changed it since, where it tells more than the refusal does. */
  readonly seen?: Seen | undefined;
  /** Takes files too. */
  readonly files?: boolean;
  /** Under which name the browser keeps what was typed and not sent, until signing out; secrets are never kept. */
  readonly kept?: string;
  /** Which field a reason of the rules is about. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** What is done leaves the body under this name: whoever only drafts submits it for approval. */
  readonly goesOut?: string;
  /** The draft that is revised: it takes its place, with the reason. */
  readonly revises?: Draft | undefined;
}

/** Asks, sends, and says field by field what was wrong; what was typed stays until it was taken: refused, lost, or changed in between by somebody else. */
export function AskedForm({ route, title, fields: given, initial = {}, submit, send, cancel, autoFocus = true, seen, files = false, kept, reasons = {}, goesOut, revises }: AskedFormProps): ReactNode {
  const { t, code } = useLanguage();
  const heading = useId();
  useKeyboardBack();
  const [opened, setOpened] = useState(seen);
  const [typed, setTyped, restored] = useKeptAnswers(kept, initial);
  const [faulty, setFaulty] = useState<ReadonlySet<string>>(new Set());
  const attachments = useAttachments(revises === undefined ? [] : filesOf(revises));
  const drafts = (useDrafting() && goesOut !== undefined) || revises !== undefined;
  const fields = revises === undefined ? given : [...given, revisionReason(t)];
  const sent = useRef({ words: '', key: '' });
  const sending = useMutation({
    mutationFn: async ({ answers, etag, named }: { readonly answers: Answers; readonly etag: string | null; readonly named: readonly Schemas['FileDto'][] }) => {
      const words = JSON.stringify([answers, named]);
      if (sent.current.words !== words) sent.current = { words, key: freshKey() };
      await send(drafts ? asDraft(answers, revises?.proposalId) : answers, { key: sent.current.key, etag, files: [...named] });
    },
    onSuccess: () => {
      sent.current = { words: '', key: '' };
      setOpened(undefined);
      setTyped(null);
    },
  });
  const placed = placedIn(fields, typed);
  const why = sending.error === null ? null : problemWords(sending.error, code, t);
  const told = why === null ? {} : toldOf(sending.error, why, reasons, placed.map(({ name }) => name));
  const stale = problemTag(sending.error) === 'stale';
  const errorOf = (name: string): string | null => {
    if (!faulty.has(name)) return told[name] ?? null;
    const field = placed.find((each) => each.name === name)?.field;
    const value = typed[name] ?? '';
    return value.trim() === '' ? t.acts.missing : (field?.fault?.(value) ?? (field?.kind === 'day' ? t.moment.bad : field?.kind === 'number' ? t.urging.badNumber : field?.kind.startsWith('decimal') === true ? t.measuring.noNumber : t.acts.missing));
  };
  const ask = (etag: string | null): void => {
    const faults = [...faultsIn(placed, typed), ...(files && attachments.named === null ? ['files'] : [])];
    setFaulty(new Set(faults));
    const [first] = faults;
    if (first === undefined) sending.mutate({ answers: answersOf(placed, typed), etag, named: attachments.named ?? [] });
    else document.querySelector<HTMLElement>(`form[aria-labelledby="${heading}"] [name="${first}"]`)?.focus();
  };
  const submitted = (event: FormEvent): void => {
    event.preventDefault();
    ask((opened ?? seen)?.etag ?? null);
  };
  return (
    <form onSubmit={submitted} className="panel" aria-labelledby={heading} noValidate>
      <h3 id={heading}>{title}</h3>
      {restored && <p className="quiet">{t.offline.restored}</p>}
      {fields
        .filter(({ when }) => when === undefined || when(typed))
        .map((field, place) => (
          <Asked key={field.name} route={route} field={field} name={field.name} typed={typed} errorOf={errorOf} autoFocus={autoFocus && place === 0} change={(more) => (opened ?? setOpened(seen), setTyped(more(typed)))} />
        ))}
      {files && <FileDrop attachments={attachments} missing={faulty.has('files') && attachments.named === null} />}
      {why !== null && (
        <Alert color="red" role="alert" variant="outline" mb="sm" title={stale ? t.forms.changedMeanwhile : why.title}>
          <p>{stale ? t.acts.changedKept : why.next}</p>
          {stale && (opened?.since === undefined ? <ActsBetween error={sending.error} /> : opened.since(sending.error))}
        </Alert>
      )}
      <div className="row">
        <BusyButton type="submit" busy={sending.isPending}>
          {sending.isPending ? t.acts.sending : revises !== undefined ? t.approval.sendRevised : drafts && goesOut !== undefined ? t.approval.propose(goesOut) : submit}
        </BusyButton>
        {stale && (
          <BusyButton variant="default" onClick={() => ask(null)} busy={sending.isPending}>
            {t.acts.sendAnyway}
          </BusyButton>
        )}
        {cancel !== undefined && (
          <Button variant="default" onClick={() => (setTyped(null), cancel())}>
            {t.acts.cancel}
          </Button>
        )}
        {sending.isSuccess && (
          <span className="good" role="status">
            {t.forms.done}
          </span>
        )}
      </div>
    </form>
  );
}

/** Why a draft is revised: whoever approves reads it beside what it says now. */
const revisionReason = (t: Dictionary): AskedField => ({ name: REVISION_REASON, label: t.approval.whyRevised, kind: 'text', required: true });

/** What the program found wrong, by the field of the form that it is about; what belongs to no field is left to the message as a whole. */
function toldOf(error: unknown, { title, parts }: ReturnType<typeof problemWords>, reasons: Readonly<Record<string, string>>, names: readonly string[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const say = (part: string, words: string): void => {
    const field = fieldFor(part, names);
    if (field !== null) found[field] ??= words;
  };
  for (const [part, words] of Object.entries(parts)) say(part, words);
  const named = error instanceof ApiProblemError ? error.problem.facts?.['field'] : undefined;
  const reason = typeof named === 'string' ? named : reasons[problemTag(error) ?? ''];
  if (reason !== undefined) say(reason, title);
  return found;
}
