import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { actOf, bodyEntry, deciderSpecification, readableAssignmentId, registerOf, specimenContent } from '#libs/testing/domain';
import { deadlineLine, NO_DEADLINE, type Deadline, type DeadlineKind } from '../deadline/index.js';
import { bodyId, groupId, localDate, taskCode, type LocalDate } from '../kernel/index.js';
import type { OrganisationEvent } from '../organisation/index.js';
import { directiveDecider, type DirectiveContent, type LeadMode, type Participant, type TaskRole } from './index.js';

/** The transcript of the plan lies beside the repository and is not part of it. */
const PLAN = resolve(process.cwd(), '../shared/domain/plan-24-KH-TU.json');
const present = existsSync(PLAN);
if (!present) console.warn(`bỏ qua: không có ${PLAN} / skipped: the plan is not there`);

interface PlanBody { readonly text: string; readonly role: string; readonly key: string; readonly group?: boolean; readonly mode?: string; readonly external?: boolean; readonly implicit?: boolean }
interface PlanDeadline { readonly type: string; readonly phrase: string | null; readonly resolved: string | null }
interface PlanTask { readonly id: string; readonly actions: readonly string[]; readonly expected_output: readonly string[]; readonly deadline: PlanDeadline }
interface PlanItem { readonly code: string; readonly line: number; readonly verbatim: string; readonly bodies: readonly PlanBody[]; readonly tasks: readonly PlanTask[] }

const KINDS: Readonly<Record<string, DeadlineKind>> = {
  none: 'none', standing: 'standing', 'year-end': 'year-end', recurring: 'recurring', 'recurring-unspecified': 'recurring-unspecified', 'unspecified-milestone': 'unspecified',
};
const deadlineOf = ({ type, phrase, resolved }: PlanDeadline): Deadline => ({
  ...NO_DEADLINE, phrase, kind: KINDS[type] ?? 'unspecified', due: resolved as LocalDate | null, boundary: resolved === null ? null : 'inclusive',
});
const participantOf = (body: PlanBody): Participant => ({
  role: body.role.replace('_', '-') as TaskRole,
  body: body.group === true ? null : bodyId(body.key),
  group: body.group === true ? groupId(body.key) : null,
  text: body.text,
  mode: (body.mode ?? null) as LeadMode | null,
  external: body.external ?? false,
  implicit: body.implicit ?? false,
});

/** "Cơ quan liên quan" is open; every other group stands for two bodies here, since the text does not count them. */
const OPEN = 'co-quan-lien-quan';

function registerFor(items: readonly PlanItem[]): readonly OrganisationEvent[] {
  const named = new Map(items.flatMap(({ bodies }) => bodies.map((body) => [body.key, body] as const)));
  const single = [...named.values()].filter(({ group }) => group !== true);
  const groups = [...named.values()].filter(({ group }) => group === true);
  const members = (key: string): readonly string[] => (key === OPEN ? [] : [`${key}-1`, `${key}-2`]);
  return [
    { type: 'BodiesRegistered', data: { bodies: [...single.map(({ key, external }) => bodyEntry(key, { external: external ?? false })), ...groups.flatMap(({ key }) => members(key).map((id) => bodyEntry(id)))] } },
    ...groups.map(({ key, text }): OrganisationEvent => ({
      type: 'GroupDefined',
      data: { groupId: groupId(key), name: text, rule: { by: 'members', members: members(key).map(bodyId) }, from: localDate('2000-01-01'), open: key === OPEN },
    })),
  ];
}

const contentOf = (items: readonly PlanItem[]): DirectiveContent =>
  specimenContent({
    recipients: [],
    items: items.map((item) => ({
      code: item.code, sourceSentence: item.verbatim, sourceLine: item.line, corrections: [],
      tasks: item.tasks.map((task) => ({
        code: taskCode(task.id), summary: task.actions.join('; '), expectedOutputs: task.expected_output, participants: item.bodies.map(participantOf),
        deadlines: [deadlineOf(task.deadline)], completion: { by: 'all' }, partsCompletion: { by: 'lead-report' }, points: [], pointsCompletion: { by: 'all' }, starred: false,
      })),
    })),
  });

describe('section IV of plan 24-KH/TU', () => {
  (present ? it : it.skip)('is 8 items and 14 tasks, one of them dated, each lead with its own assignment and a confirming body without a part', () => {
    const { section_IV: items } = JSON.parse(readFileSync(PLAN, 'utf8')) as { readonly section_IV: readonly PlanItem[] };
    const register = registerOf(...registerFor(items));
    const act = actOf('btv-tinh-uy', '2021-11-15');
    const { given, play } = deciderSpecification(directiveDecider);
    const drafted = play([{ type: 'DraftDirective', content: contentOf(items), register }, act]);
    given(drafted).when({ type: 'IssueDirective', register, assignmentIdFor: readableAssignmentId }, act).thenState((state) => {
      const tasks = state.content?.items.flatMap((item) => item.tasks) ?? [];
      expect([state.content?.items.length, tasks.length]).toEqual([8, 14]);
      expect(tasks.filter(({ deadlines }) => deadlineLine(deadlines) === 'dated').map(({ code }) => code)).toEqual(['IV.4']);
      expect(tasks.filter(({ deadlines }) => deadlineLine(deadlines) === 'standing').map(({ code }) => code)).toEqual(['IV.2b', 'IV.6', 'IV.7b', 'IV.8a']);

      const perTask = Object.fromEntries(tasks.map(({ code }) => [code, state.planned.filter(({ taskCode: of }) => of === code).length]));
      // IV.1: one named body and four groups of two; IV.6: one named body and one group.
      expect(perTask).toEqual({ 'IV.1': 9, 'IV.2a': 1, 'IV.2b': 1, 'IV.3a': 1, 'IV.3b': 1, 'IV.4': 1, 'IV.5a': 1, 'IV.5b': 1, 'IV.6': 3, 'IV.7a': 1, 'IV.7b': 1, 'IV.8a': 1, 'IV.8b': 1, 'IV.8c': 1 });

      const confirming = (code: string) => state.planned.find(({ taskCode: of }) => of === code)?.confirmingBody;
      expect([confirming('IV.1'), confirming('IV.4'), confirming('IV.8a')]).toEqual(['ban-dan-van', 'vptu', 'btv-tinh-uy']);
      expect(new Set(state.unreached.map((unreached) => unreached.bodyId)).size).toBe(new Set(state.planned.map(({ leadBody }) => leadBody)).size);
    });
  });
});
