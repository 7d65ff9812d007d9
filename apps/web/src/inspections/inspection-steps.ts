import type { Schemas } from '../api/client.js';

export type Stage = Schemas['InspectionRow']['stage'];

/** Each step of an inspection that people take, in the order in which they are offered. */
export const STEPS = [
  'PlanInspection', 'NameInspectionTeam', 'RecordInspectionMinutes', 'TakeBackInspectionMinutes', 'ConcludeInspection', 'CorrectConclusion', 'TakeBackConclusion', 'CloseInspection', 'WithdrawInspection',
  'TakeBackInspectionEnd', 'TakeOverInspection',
] as const; // prettier-ignore
export type Step = (typeof STEPS)[number];

/** What stands in the way of a step now. */
export type Obstacle = 'ended' | 'no-plan' | 'no-team' | 'no-minutes' | 'not-concluded' | 'concluded' | 'not-ended';

/** One step that belongs to the asker; `obstacle` null = possible now. */
export interface PossibleStep {
  readonly step: Step;
  readonly obstacle: Obstacle | null;
}

/** Who asks, in whose name. */
interface Asker {
  readonly body: string;
  readonly roles: readonly string[];
}

interface Known {
  readonly inspection: Pick<Schemas['InspectionRow'], 'stage' | 'heldBy' | 'inspected'>;
  readonly team: readonly { readonly body: string }[];
  readonly minutes: readonly { readonly takenBack: string | null }[];
  /** A place is held by an inspected body, or by one that came out of it (R12). */
  readonly stuck: boolean;
}

type Place = 'issuer' | 'inspecting' | 'team';
const LEADING = ['head', 'approver'];
const WORKING = ['officer', 'head', 'supervising-officer'];

/** Which place takes which step, and by whom of its people (the table of permissions). */
const BELONGS: Readonly<Record<Exclude<Step, 'TakeOverInspection'>, readonly (readonly [place: Place, roles: readonly string[]])[]>> = {
  PlanInspection: [['issuer', LEADING], ['inspecting', WORKING]],
  NameInspectionTeam: [['issuer', LEADING], ['inspecting', LEADING]],
  RecordInspectionMinutes: [['issuer', WORKING], ['inspecting', WORKING], ['team', WORKING]],
  TakeBackInspectionMinutes: [['issuer', WORKING], ['inspecting', WORKING], ['team', WORKING]],
  ConcludeInspection: [['issuer', LEADING], ['inspecting', LEADING]],
  CorrectConclusion: [['issuer', LEADING], ['inspecting', LEADING]],
  TakeBackConclusion: [['issuer', LEADING], ['inspecting', LEADING]],
  CloseInspection: [['issuer', LEADING], ['inspecting', LEADING]],
  WithdrawInspection: [['issuer', LEADING]],
  TakeBackInspectionEnd: [['issuer', LEADING], ['inspecting', LEADING]],
}; // prettier-ignore

/** The steps that belong to the asker; those that the inspection does not let pass now say why. */
export function stepsFor(known: Known, asker: Asker): readonly PossibleStep[] {
  return STEPS.filter((step) => isTheirs(step, known, asker)).map((step) => ({ step, obstacle: obstacleTo(step, known) }));
}

function isTheirs(step: Step, { inspection: { heldBy, inspected }, team, stuck }: Known, { body, roles }: Asker): boolean {
  const has = (wanted: readonly string[]): boolean => wanted.some((role) => roles.includes(role));
  if (step === 'TakeOverInspection') return stuck && has(LEADING) && !inspected.some((each) => each.body === body);
  const at: Readonly<Record<Place, boolean>> = { issuer: heldBy.issuer.body === body, inspecting: heldBy.inspecting.body === body, team: team.some((member) => member.body === body) };
  return BELONGS[step].some(([place, wanted]) => at[place] && has(wanted));
}

function obstacleTo(step: Step, { inspection: { stage }, minutes }: Known): Obstacle | null {
  const isOver = stage === 'closed' || stage === 'withdrawn';
  switch (step) {
    case 'TakeBackInspectionEnd':
      return isOver ? null : 'not-ended';
    case 'TakeOverInspection':
      return isOver ? 'ended' : null;
    case 'CorrectConclusion':
    case 'TakeBackConclusion':
    case 'CloseInspection':
      return isOver ? 'ended' : stage === 'concluded' ? null : 'not-concluded';
    case 'PlanInspection':
    case 'WithdrawInspection':
      return runningObstacle(stage);
    case 'NameInspectionTeam':
      return runningObstacle(stage) ?? (stage === 'decided' ? 'no-plan' : null);
    case 'RecordInspectionMinutes':
      return runningObstacle(stage) ?? (stage === 'decided' ? 'no-plan' : stage === 'planned' ? 'no-team' : null);
    case 'TakeBackInspectionMinutes':
      return runningObstacle(stage) ?? (minutes.some(({ takenBack }) => takenBack === null) ? null : 'no-minutes');
    case 'ConcludeInspection':
      return runningObstacle(stage) ?? (stage === 'minuted' ? null : 'no-minutes');
  }
}

const runningObstacle = (stage: Stage): Obstacle | null => (stage === 'concluded' ? 'concluded' : stage === 'closed' || stage === 'withdrawn' ? 'ended' : null);
