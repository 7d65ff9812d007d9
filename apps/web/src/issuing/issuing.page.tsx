import '../forms/forms.css';
import './issuing.css';
import { Alert, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { readDraft, keepDraft } from '../drafts/kept-drafts.js';
import { useBodyNames, useGroups } from '../duty/use-body-names.js';
import { longest, LONGEST_COUNT, LONGEST_DAY } from '../forms/longest.js';
import { useLanguage } from '../language/language.js';
import { useSession } from '../session/session.js';
import { problemWords } from '../shell/problem-words.js';
import { useTitle } from '../shell/use-title.js';
import { dayOf, writtenDay } from '../wording/dates.js';
import { ManyBodies, OneBody } from '../forms/body-choices.js';
import { ClearsPanel } from './clears-panel.js';
import { CAPACITIES, contentOf, draftIn, emptyDraft, EMPTY_TASK, KINDS, leadsOf, URGENCIES, type DirectiveDraft, type TaskDraft } from './directive-draft.js';
import { FanOut } from './fan-out.js';
import { fieldProblems } from './field-problems.js';
import { unclearIn } from './five-clears.js';
import { TaskFields } from './task-fields.js';
import { useIssue } from './use-issue.js';
import { useReadings } from './use-readings.js';

const NAME = 'directive';

/** A directive typed into a form that looks at the "5 rõ" all the time; kept in this browser until it is issued. */
export function IssuingPage(): ReactNode {
  const { t, code } = useLanguage();
  const { actorId, body: issuer } = useSession();
  const nameOf = useBodyNames();
  const today = writtenDay(dayOf(Date.now()));
  const [draft, setDraft] = useState<DirectiveDraft>(() => draftIn(readDraft(actorId, NAME), today));
  const [tried, setTried] = useState(false);
  const [asItIs, setAsItIs] = useState(false);
  useTitle(t.issuing.title);
  const change = (more: Partial<DirectiveDraft>): void =>
    setDraft((before) => {
      // Another number is another paper, with a draft of its own.
      const same = more.kind === undefined && more.number === undefined && more.date === undefined;
      const after = { ...before, ...(!same && { directiveId: null }), ...more };
      keepDraft(actorId, NAME, after);
      return after;
    });
  const issuing = useIssue((directiveId) => change({ directiveId }));
  const readings = useReadings(draft, issuer);
  const groups = new Map(useGroups().map((group) => [group.groupId, group]));
  const findings = unclearIn(draft, readings, groups);
  const { content, places } = contentOf(draft, readings, issuer, nameOf);
  if (issuing.data !== undefined) {
    const another = (): void => {
      setDraft(emptyDraft(today));
      setTried(false);
      issuing.reset();
    };
    return (
      <>
        <h1>{t.issuing.title}</h1>
        <FanOut directiveId={issuing.data.directiveId} symbol={draft.symbol} receipt={issuing.data.receipt} />
        <Button variant="default" onClick={another}>
          {t.issuing.another}
        </Button>
      </>
    );
  }
  const refused = findings.filter((finding) => finding.refused);
  const open = findings.filter((finding) => !finding.refused);
  const why = issuing.error === null ? null : problemWords(issuing.error, code, t);
  const told = fieldProblems(issuing.error, draft, places, code);
  const errorOf = (field: string): string | null => {
    const finding = tried ? refused.find((one) => one.field === field) : undefined;
    return finding === undefined ? (told[field] ?? null) : t.issuing.unclear[finding.unclear];
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const [first] = refused;
    if (first !== undefined) document.querySelector<HTMLElement>(`[name="${first.field}"]`)?.focus();
    else if (open.length === 0 || asItIs) issuing.mutate({ content, directiveId: draft.directiveId }, { onSuccess: () => keepDraft(actorId, NAME, null) });
  };
  const text = (name: 'number' | 'symbol' | 'date' | 'title' | 'position') => ({
    name,
    label: t.issuing.fields[name],
    required: true,
    value: draft[name],
    error: errorOf(name),
    mb: 'sm',
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => change({ [name]: currentTarget.value }),
  });
  const choice = <Name extends 'kind' | 'urgency' | 'capacity'>(name: Name, words: Readonly<Record<DirectiveDraft[Name], string>>, values: readonly DirectiveDraft[Name][]) => ({
    name,
    label: t.issuing.fields[name],
    value: draft[name],
    mb: 'sm',
    data: values.map((value) => ({ value, label: words[value] })),
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => change({ [name]: currentTarget.value }),
  });
  const changeTask = (row: number, more: Partial<TaskDraft>): void => change({ tasks: draft.tasks.map((task, place) => (place === row ? { ...task, ...more } : task)) });
  return (
    <>
      <h1>{t.issuing.title}</h1>
      <p className="quiet">{t.issuing.kept}</p>
      <form className="issuing" onSubmit={submit} noValidate aria-label={t.issuing.title}>
        <div>
          <h2>{t.issuing.paper}</h2>
          <p>{t.issuing.issuer(nameOf(issuer))}</p>
          <div className="pair">
            <NativeSelect {...choice('kind', t.issuing.kinds, KINDS)} />
            <TextInput {...text('number')} inputMode="numeric" maxLength={LONGEST_COUNT} />
            <TextInput {...text('symbol')} maxLength={longest('POST /api/directives', 'content.number.symbol')} />
            <TextInput {...text('date')} inputMode="numeric" placeholder="31/12/2021" maxLength={LONGEST_DAY} />
            <NativeSelect {...choice('urgency', t.issuing.urgencies, URGENCIES)} />
          </div>
          <TextInput {...text('title')} maxLength={longest('POST /api/directives', 'content.title')} />
          <div className="pair">
            <NativeSelect {...choice('capacity', t.urging.capacities, CAPACITIES)} />
            <TextInput {...text('position')} maxLength={longest('POST /api/directives', 'content.signatory.position')} />
            <OneBody label={t.issuing.fields.confirmingBody} name="confirmingBody" value={draft.confirmingBody} error={errorOf('confirmingBody')} change={(confirmingBody) => change({ confirmingBody })} />
            <OneBody label={t.issuing.fields.supervisingBody} name="supervisingBody" value={draft.supervisingBody} error={errorOf('supervisingBody')} change={(supervisingBody) => change({ supervisingBody })} />
          </div>
          <ManyBodies label={t.issuing.fields.recipients} name="recipients" groups value={draft.recipients} error={errorOf('recipients')} change={(recipients) => change({ recipients })} />
          <Button variant="default" mb="sm" onClick={() => change({ recipients: [...new Set([...draft.recipients, ...leadsOf(draft)])] })}>
            {t.issuing.addLeads}
          </Button>
          <h2>{t.issuing.tasks}</h2>
          {draft.tasks.map((task, row) => (
            // Rows are told apart by their place alone: nothing else of what is typed is sure to differ.
            <TaskFields key={row} row={row} task={task} reading={readings[row] ?? null} errorOf={errorOf} change={(more) => changeTask(row, more)} remove={draft.tasks.length === 1 ? null : () => change({ tasks: draft.tasks.filter((_, place) => place !== row) })} />
          ))}
          <Button variant="default" mb="md" onClick={() => change({ tasks: [...draft.tasks, EMPTY_TASK] })}>
            {t.issuing.addTask}
          </Button>
          {tried && refused.length === 0 && open.length > 0 && <Checkbox checked={asItIs} onChange={({ currentTarget }) => setAsItIs(currentTarget.checked)} label={t.issuing.asItIs(open.length)} mb="sm" />}
          {why !== null && (
            <Alert color="red" role="alert" variant="outline" mb="sm" title={why.title}>
              <p>{why.next}</p>
            </Alert>
          )}
          <div className="row">
            <BusyButton type="submit" busy={issuing.isPending}>
              {issuing.isPending ? t.issuing.issuing : t.issuing.issue}
            </BusyButton>
            <Button variant="default" onClick={() => (setDraft(emptyDraft(today)), keepDraft(actorId, NAME, null), setTried(false))}>
              {t.issuing.clear}
            </Button>
          </div>
        </div>
        <ClearsPanel findings={findings} />
      </form>
    </>
  );
}
