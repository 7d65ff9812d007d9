import { Button, Textarea, TextInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { longest } from '../forms/longest.js';
import { useWords } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';
import { ManyBodies, OneBody } from '../forms/body-choices.js';
import type { Reading, TaskDraft } from './directive-draft.js';
import { taskField } from './five-clears.js';
import { LeadMode, TaskMore } from './task-more.js';

interface TaskFieldsProps {
  readonly row: number;
  readonly task: TaskDraft;
  readonly reading: Reading | null;
  readonly change: (more: Partial<TaskDraft>) => void;
  /** Null: it is the only one. */
  readonly remove: (() => void) | null;
  readonly errorOf: (field: string) => string | null;
}

/** One task: who, what, when, with which result. */
export function TaskFields({ row, task, reading, change, remove, errorOf }: TaskFieldsProps): ReactNode {
  const t = useWords();
  const heading = useId();
  const at = (name: 'item' | 'code' | 'sentence' | 'summary' | 'phrase' | 'outputs') => ({
    name: taskField(row, name),
    label: t.issuing.fields[name],
    value: task[name],
    error: errorOf(taskField(row, name)),
    mb: 'sm',
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => change({ [name]: currentTarget.value }),
  });
  return (
    <section className="panel" aria-labelledby={heading}>
      <h3 id={heading}>{t.issuing.taskOf(row + 1, task.code)}</h3>
      <div className="pair">
        <TextInput {...at('code')} required maxLength={longest('POST /api/directives', 'content.items.tasks.code')} />
        <TextInput {...at('item')} description={t.issuing.itemHint} maxLength={longest('POST /api/directives', 'content.items.code')} />
      </div>
      <Textarea {...at('sentence')} autosize minRows={2} maxLength={longest('POST /api/directives', 'content.items.sourceSentence')} />
      <TextInput {...at('summary')} required maxLength={longest('POST /api/directives', 'content.items.tasks.summary')} />
      <div className="pair">
        <OneBody label={t.issuing.fields.lead} name={taskField(row, 'lead')} groups value={task.lead} error={errorOf(taskField(row, 'lead'))} change={(lead) => change({ lead })} />
        <ManyBodies label={t.issuing.fields.coordinators} name={taskField(row, 'coordinators')} groups value={task.coordinators} error={errorOf(taskField(row, 'coordinators'))} change={(coordinators) => change({ coordinators })} />
        {task.lead !== '' && <LeadMode name={taskField(row, 'mode')} value={task.mode} change={(mode) => change({ mode })} />}
      </div>
      <TextInput {...at('phrase')} description={t.issuing.phraseHint} maxLength={longest('POST /api/deadline-readings', 'phrase')} />
      <p className="reading" aria-live="polite">{reading !== null && readingWords(reading, t)}</p>
      <Textarea {...at('outputs')} description={t.acts.oneALine} autosize minRows={1} maxLength={longest('POST /api/directives', 'content.items.tasks.expectedOutputs')} />
      <TaskMore row={row} task={task} change={change} errorOf={errorOf} />
      {remove !== null && (
        <Button variant="default" onClick={remove}>
          {t.issuing.removeTask(row + 1)}
        </Button>
      )}
    </section>
  );
}

/** How the words about time are read: the day, or why there is none. */
function readingWords({ due, kind, confidence }: Reading, t: ReturnType<typeof useWords>): string {
  if (due === null) return t.issuing.readsAs(t.issuing.kindsOfTime[kind] ?? t.issuing.noDay);
  return t.issuing.readsAs(confidence === 'high' || confidence === null ? writtenDay(due) : `${writtenDay(due)} (${t.duty.confidence[confidence]})`);
}
