import type { AssignmentTerms } from '../assignment/index.js';
import type { AmendmentChange, DirectiveContent, DirectiveItem, PlannedAssignment, Task } from '../directive/index.js';
import type { AssignmentId, LocalDate } from '../kernel/index.js';
import type { ProposedAct } from '../proposal/index.js';
import type { PolicySwitches } from '../supervision-rules/index.js';

type Task1 = Omit<Task, 'points' | 'pointsCompletion'>;
export type Item1 = Omit<DirectiveItem, 'tasks'> & { readonly tasks: readonly Task1[] };
export type Content1 = Omit<DirectiveContent, 'urgency' | 'items'> & { readonly items: readonly Item1[] };
export type ItemAdded1 = { readonly kind: 'item-added'; readonly item: Item1 };
export type Change1 = Extract<AmendmentChange, { kind: 'deadline-changed' | 'task-withdrawn' }> | ItemAdded1;
export type Planned1 = Omit<PlannedAssignment, 'external'>;
export type Terms1 = Omit<AssignmentTerms, 'external' | 'points' | 'pointsCompletion'>;
export type Proposed1 = Omit<ProposedAct, 'subject'> & { readonly assignmentId: AssignmentId };
export type Switches2 = Omit<PolicySwitches, 'actsNeedApproval'>;
export type Switches1 = Omit<Switches2, 'rankingContestWorkingDays'>;

/** From data of one version to data of the next. Pure; what is stored is never written anew (invariant 10). */
export type ShapeStep = (data: never) => object;

/** A task of old was one thing to do, or its points were added to its duties later. */
const itemFrom1 = (item: Item1): DirectiveItem => ({ ...item, tasks: item.tasks.map((task) => ({ ...task, points: [], pointsCompletion: { by: 'all' } })) });
const changeFrom1 = (change: Change1): AmendmentChange => (change.kind === 'item-added' ? { ...change, item: itemFrom1(change.item) } : change);
const plannedFrom1 = (planned: Planned1): PlannedAssignment => ({ ...planned, external: false });
/** No mark was kept: nothing says that the paper was urgent. */
const contentFrom1 = ({ content }: { readonly content: Content1 }): { readonly content: DirectiveContent } => ({ content: { ...content, urgency: 'ordinary', items: content.items.map(itemFrom1) } });
interface Amended1 {
  readonly changes: readonly Change1[];
  readonly plannedAssignments: readonly Planned1[];
}

/**
 * How events that were recorded in an older shape read today: by type, the steps from version 1, 2, … on. An event of
 * version `n` goes through the steps from the `n`-th; types without an entry have had one shape only.
 */
export const PAST_SHAPES = {
  TaskAssigned: [(terms: Terms1): AssignmentTerms => ({ ...terms, external: false, points: [], pointsCompletion: { by: 'all' } })],
  CoordinationRequested: [(data: { readonly answerDue: LocalDate | null }) => ({ ...data, answerDueBy: data.answerDue === null ? 'nobody' : 'lead', afterLimit: false })],
  ExtensionRequested: [(data: object) => ({ ...data, hindrances: [] })],
  RungFired: [(data: object) => ({ ...data, period: null })],
  ResultAccepted: [(data: object) => ({ ...data, openPoints: [] })],
  PointAdded: [(data: object) => ({ ...data, from: 'duty', basis: null })],
  DirectiveDrafted: [contentFrom1],
  DirectiveDraftRevised: [contentFrom1],
  DirectiveIssued: [(data: Pick<Amended1, 'plannedAssignments'>) => ({ ...data, plannedAssignments: data.plannedAssignments.map(plannedFrom1) })],
  DirectiveAmended: [
    (data: Amended1) => ({ ...data, urgency: 'ordinary', changes: data.changes.map(changeFrom1), plannedAssignments: data.plannedAssignments.map(plannedFrom1) }),
  ],
  // In version 1 only acts on duties were drafted.
  ActProposed: [({ assignmentId, ...data }: Proposed1): ProposedAct => ({ ...data, subject: { kind: 'assignment', id: assignmentId, period: null } })],
  // In version 1 nobody could contest a ranking, nor publish one; in version 2 nobody worked by proposal and approval.
  PolicyPublished: [
    (data: { readonly switches: Switches1 }) => ({ ...data, switches: { ...data.switches, rankingContestWorkingDays: 10 } satisfies Switches2 }),
    (data: { readonly switches: Switches2 }) => ({ ...data, switches: { ...data.switches, actsNeedApproval: false } satisfies PolicySwitches }),
  ],
} as const satisfies Readonly<Record<string, readonly ShapeStep[]>>;

export type TypeWithPast = keyof typeof PAST_SHAPES;

/** Of a type, the step from that version to the next; for a catalogue that names each shape beside it. */
export const stepFrom = (type: TypeWithPast, version: number): ((data: unknown) => unknown) => PAST_SHAPES[type][version - 1] as unknown as (data: unknown) => unknown;

/** The version that is written today. */
export const newestVersion = (type: string): number => stepsOf(type).length + 1;

/** Data of that version in today's shape; null for a version that there never was. @throws for data of another shape. */
export function inTodaysShape(type: string, version: number, data: unknown): unknown {
  const steps = stepsOf(type);
  if (!Number.isInteger(version) || version < 1 || version > steps.length + 1) return null;
  return steps.slice(version - 1).reduce((older, step) => step(older as never), data);
}

const stepsOf = (type: string): readonly ShapeStep[] => (Object.hasOwn(PAST_SHAPES, type) ? PAST_SHAPES[type as TypeWithPast] : []);
