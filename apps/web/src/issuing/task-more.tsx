import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { OneBody } from '../forms/body-choices.js';
import { longest } from '../forms/longest.js';
import { useWords } from '../language/language.js';
import { MODES, POINTS_RULES, ROLES, RULES, type Mode, type OtherPart, type TaskDraft, type TypedPoint, type TypedRule } from './directive-draft.js';
import { taskField } from './five-clears.js';

/** At most 100. */
const LONGEST_PERCENT = 3;

interface TaskMoreProps {
  readonly row: number;
  readonly task: TaskDraft;
  readonly change: (more: Partial<TaskDraft>) => void;
  readonly errorOf: (field: string) => string | null;
}

/** What only some tasks have: other parts in it, points, and how it completes. Open from the start where something of it is typed. */
export function TaskMore({ row, task, change, errorOf }: TaskMoreProps): ReactNode {
  const t = useWords();
  const isUsed = task.others.length > 0 || task.points.length > 0 || task.completion.by !== 'all' || task.partsCompletion.by !== 'lead-report' || task.starred;
  return (
    <details open={isUsed || undefined}>
      <summary>{t.issuing.more}</summary>
      <Others row={row} task={task} change={change} errorOf={errorOf} />
      <Points row={row} task={task} change={change} errorOf={errorOf} />
      <div className="pair">
        <Rule name={taskField(row, 'completion')} label={t.issuing.fields.completion} choices={RULES} rule={task.completion} error={errorOf(taskField(row, 'completion'))} change={(completion) => change({ completion })} />
        <Rule name={taskField(row, 'partsCompletion')} label={t.issuing.fields.partsCompletion} choices={RULES} rule={task.partsCompletion} error={errorOf(taskField(row, 'partsCompletion'))} change={(partsCompletion) => change({ partsCompletion })} />
      </div>
      <Checkbox name={taskField(row, 'starred')} label={t.issuing.fields.starred} checked={task.starred} mb="sm" onChange={({ currentTarget }) => change({ starred: currentTarget.checked })} />
    </details>
  );
}

/** Parts in the task beside its lead and those who coordinate. */
function Others({ row, task: { others }, change, errorOf }: TaskMoreProps): ReactNode {
  const t = useWords();
  const name = taskField(row, 'others');
  const set = (place: number, more: Partial<OtherPart>): void => change({ others: others.map((part, other) => (other === place ? { ...part, ...more } : part)) });
  return (
    <fieldset className="asked-rows">
      <legend>{t.issuing.fields.others}</legend>
      {others.map((part, place) => (
        // Rows are told apart by their place alone: nothing else of what is typed is sure to differ.
        <div key={place} className="asked-row pair">
          <NativeSelect label={t.issuing.fields.role} name={`${name}.${place}.role`} value={part.role} mb="sm" data={ROLES.map((value) => ({ value, label: t.issuing.roles[value] }))} onChange={({ currentTarget }) => set(place, { role: currentTarget.value as OtherPart['role'] })} />
          <OneBody label={t.issuing.fields.who} name={`${name}.${place}.who`} groups value={part.who} error={null} change={(who) => set(place, { who })} />
          {part.role === 'lead' && <LeadMode name={`${name}.${place}.mode`} value={part.mode} change={(mode) => set(place, { mode })} />}
          <Button variant="default" size="compact-sm" onClick={() => change({ others: others.filter((_, other) => other !== place) })}>
            {t.issuing.removePart(place + 1)}
          </Button>
        </div>
      ))}
      <Told error={errorOf(name)} />
      <Button variant="default" size="compact-md" name={name} onClick={() => change({ others: [...others, { role: 'perform', who: '', mode: '' }] })}>
        {t.issuing.addPart}
      </Button>
    </fieldset>
  );
}

/** Points a, b, c of the task, and by how many of them it completes. */
function Points({ row, task: { points, pointsCompletion }, change, errorOf }: TaskMoreProps): ReactNode {
  const t = useWords();
  const name = taskField(row, 'points');
  const set = (place: number, more: Partial<TypedPoint>): void => change({ points: points.map((point, other) => (other === place ? { ...point, ...more } : point)) });
  return (
    <fieldset className="asked-rows">
      <legend>{t.issuing.fields.points}</legend>
      {points.map((point, place) => (
        // As above.
        <div key={place} className="asked-row">
          <TextInput label={t.issuing.fields.pointCode} name={`${name}.${place}.code`} value={point.code} mb="sm" maxLength={longest('POST /api/directives', 'content.items.tasks.points.code')} onChange={({ currentTarget }) => set(place, { code: currentTarget.value })} />
          <TextInput label={t.issuing.fields.pointText} name={`${name}.${place}.text`} value={point.text} mb="sm" maxLength={longest('POST /api/directives', 'content.items.tasks.points.text')} onChange={({ currentTarget }) => set(place, { text: currentTarget.value })} />
          <Button variant="default" size="compact-sm" onClick={() => change({ points: points.filter((_, other) => other !== place) })}>
            {t.issuing.removePoint(point.code)}
          </Button>
        </div>
      ))}
      <Told error={errorOf(name)} />
      <Button variant="default" size="compact-md" name={name} onClick={() => change({ points: [...points, { code: letterOf(points.length), text: '' }] })}>
        {t.issuing.addPoint}
      </Button>
      {points.length > 0 && (
        <Rule name={taskField(row, 'pointsCompletion')} label={t.issuing.fields.pointsCompletion} choices={POINTS_RULES} rule={pointsCompletion} error={errorOf(taskField(row, 'pointsCompletion'))} change={(rule) => change({ pointsCompletion: rule })} />
      )}
    </fieldset>
  );
}

/** As papers number points: a, b, c, d, đ, e, g, h, i, k. */
const LETTERS = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];
const letterOf = (place: number): string => LETTERS[place] ?? String(place + 1);

interface RuleProps<By extends string> {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly By[];
  readonly rule: TypedRule<By>;
  readonly error: string | null;
  readonly change: (rule: TypedRule<By>) => void;
}

function Rule<By extends 'all' | 'quorum' | 'lead-report' | 'first'>({ name, label, choices, rule, error, change }: RuleProps<By>): ReactNode {
  const t = useWords();
  return (
    <div>
      <NativeSelect label={label} name={rule.by === 'quorum' ? `${name}.by` : name} value={rule.by} mb="sm" data={choices.map((value) => ({ value, label: t.issuing.rules[value] }))} onChange={({ currentTarget }) => change({ ...rule, by: currentTarget.value as By })} />
      {rule.by === 'quorum' && <TextInput label={t.issuing.fields.percent} name={name} inputMode="numeric" required value={rule.percent} error={error} mb="sm" maxLength={LONGEST_PERCENT} onChange={({ currentTarget }) => change({ ...rule, percent: currentTarget.value })} />}
    </div>
  );
}

interface LeadModeProps {
  readonly name: string;
  readonly value: Mode | '';
  readonly change: (mode: Mode | '') => void;
}

/** How a lead carries the task. */
export function LeadMode({ name, value, change }: LeadModeProps): ReactNode {
  const t = useWords();
  const data = [{ value: '', label: t.issuing.modeUnsaid }, ...MODES.map((mode) => ({ value: mode, label: t.modes[mode] }))];
  return <NativeSelect label={t.issuing.fields.mode} name={name} value={value} mb="sm" data={data} onChange={({ currentTarget }) => change(currentTarget.value as Mode | '')} />;
}

const Told = ({ error }: { readonly error: string | null }): ReactNode =>
  error !== null && (
    <p className="late" role="alert">
      {error}
    </p>
  );
