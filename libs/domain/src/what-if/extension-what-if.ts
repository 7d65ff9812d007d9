import { assignmentDecider, dutyFactsOf, isAwaited, neededOf, type AssignmentEvent, type AssignmentRejection, type AssignmentState, type Part } from '../assignment/index.js';
import { standingAt, type DueSoonPolicy, type Standing } from '../deadline/index.js';
import { actingBody, type Act, type AssignmentId, type BodyId, type LocalDate, type Rejection, type TaskCode } from '../kernel/index.js';
import { noticesOf } from '../notification/index.js';

/** A duty that hangs together with the one that is asked about, as it stands now; summary and standing are null where only the duty above tells of it. */
export interface DutyBeside {
  readonly assignmentId: AssignmentId;
  readonly taskCode: TaskCode;
  readonly summary: string | null;
  readonly body: BodyId;
  readonly due: LocalDate | null;
  readonly standing: Standing | null;
}

/**
 * What the new day does to a duty above. `breaks`: it completes from its parts and cannot without this one, which may now
 * come after its due day; `warns`: the new day is after its due day, and it can still be done in time; `fits`: not after.
 */
export type ParentEffect = 'fits' | 'warns' | 'breaks' | 'undated' | 'finished';

/** How a duty below lies to the new day, which is not extended with it (R5). `comes-within`: due after the present day, and not after the new one. */
export type PartEffect = 'stays' | 'comes-within' | 'due-after' | 'undated' | 'finished';

export interface AffectedParent extends DutyBeside {
  readonly effect: ParentEffect;
}

/** `depth`: 1 for a part of the duty, 2 for a part of that one. */
export interface AffectedPart extends DutyBeside {
  readonly depth: number;
  readonly effect: PartEffect;
}

/** Why a body has to know of the new day. */
export type WhyTold = 'lead' | 'parent' | 'part' | 'coordinator' | 'confirming' | 'supervising';

/** `byItself`: the engine gives notice when it is decided; the others have to be told by people. */
export interface ToldBody {
  readonly body: BodyId;
  readonly why: WhyTold;
  readonly byItself: boolean;
}

/** A duty by its due day and standing. */
export interface DueStanding {
  readonly due: LocalDate | null;
  readonly standing: Standing;
}

export interface ExtensionWhatIf {
  readonly before: DueStanding;
  readonly after: DueStanding;
  /** The policy's number of extensions is reached: it needs the decision of the Standing Committee (R5). */
  readonly beyondCap: boolean;
  /** Nearest first. */
  readonly parents: readonly AffectedParent[];
  /** Each before what lies below it. */
  readonly parts: readonly AffectedPart[];
  /** Each body once. */
  readonly told: readonly ToldBody[];
}

export type ExtensionWhatIfDecision = { readonly ok: true; readonly whatIf: ExtensionWhatIf } | { readonly ok: false; readonly rejection: Rejection<AssignmentRejection> };

/**
 * What is known of where the duty stands: `parents` from the nearest to the root, `below` whatever was handed down from it
 * or from a part of it. A part that is not there is told of by the duty above: with the day that it was handed down with.
 */
export interface DutySurroundings {
  readonly parents: readonly AssignmentState[];
  readonly below: ReadonlyMap<AssignmentId, AssignmentState>;
}

/** Policy switches of the duty's issuer that the decision depends on. */
export type ExtensionPolicy = DueSoonPolicy & { readonly maxExtensions: number };

/**
 * What granting the pending request with this day would do (R5, R7), by the rules that would decide it: refused with the
 * same reasons, except that the number of extensions is told and not refused. Pure; nothing is recorded.
 */
export function extensionWhatIf(newDue: LocalDate, state: AssignmentState, around: DutySurroundings, act: Act, policy: ExtensionPolicy): ExtensionWhatIfDecision {
  const decision = assignmentDecider.decide({ type: 'GrantExtension', newDue, note: null, maxExtensions: policy.maxExtensions, beyondCap: true }, state, act);
  if (!decision.ok) return decision as Extract<ExtensionWhatIfDecision, { ok: false }>;
  const after = decision.events.reduce((folded: AssignmentState, event) => assignmentDecider.evolve(folded, event, act), state);
  const stand = (duty: AssignmentState): Standing => standingAt(dutyFactsOf(duty), act.recordedAt, 'current', policy);
  const parents = parentsUnder(newDue, state, around.parents, stand);
  const parts = partsUnder(newDue, state, around.below, stand);
  return {
    ok: true,
    whatIf: {
      before: { due: state.currentDue, standing: stand(state) },
      after: { due: after.currentDue, standing: stand(after) },
      beyondCap: decision.events.some((event) => event.type === 'ExtensionGranted' && event.data.beyondCap),
      parents,
      parts,
      told: toldOf(decision.events, state, after, act, parents, parts),
    },
  };
}

type Stand = (duty: AssignmentState) => Standing;

function parentsUnder(day: LocalDate, duty: AssignmentState, parents: readonly AssignmentState[], stand: Stand): readonly AffectedParent[] {
  let below = duty;
  let needed = true;
  return parents.flatMap((parent) => {
    const effect = effectOn(parent, below, day, needed);
    needed = effect === 'breaks';
    below = parent;
    return besideOf(parent, stand).map((beside) => ({ ...beside, effect }));
  });
}

function effectOn(parent: AssignmentState, below: AssignmentState, day: LocalDate, needed: boolean): ParentEffect {
  if (isFinished(parent)) return 'finished';
  if (parent.currentDue === null) return 'undated';
  if (day <= parent.currentDue) return 'fits';
  return needed && cannotWithout(parent, below) ? 'breaks' : 'warns';
}

/** R7: would the rule be unmet though every other part came in time? Never where the lead's own report completes the duty. */
function cannotWithout({ parts, partsCompletion }: AssignmentState, { terms }: AssignmentState): boolean {
  const counted = [...parts.values()].filter(({ outcome, afterCompletion }) => outcome !== 'withdrawn' && !afterCompletion);
  const others = counted.filter(({ partId }) => partId !== terms?.assignmentId);
  const rule = neededOf(partsCompletion, counted.length);
  return rule !== null && others.length < rule;
}

function partsUnder(day: LocalDate, duty: AssignmentState, known: DutySurroundings['below'], stand: Stand): readonly AffectedPart[] {
  const present = duty.currentDue;
  const under = (parent: AssignmentState, depth: number): readonly AffectedPart[] =>
    [...parent.parts.values()].flatMap((part) => {
      const state = known.get(part.partId);
      if (state === undefined) return [{ ...handedDown(part, parent), depth, effect: effectBelow(part.outcome !== 'open', part.due, day, present) }];
      const effect = effectBelow(isFinished(state), state.currentDue, day, present);
      return [...besideOf(state, stand).map((beside): AffectedPart => ({ ...beside, depth, effect })), ...under(state, depth + 1)];
    });
  return under(duty, 1);
}

const handedDown = ({ partId, body, due }: Part, { terms }: AssignmentState): DutyBeside => ({ assignmentId: partId, taskCode: terms?.taskCode as TaskCode, summary: null, body, due, standing: null });

function effectBelow(finished: boolean, due: LocalDate | null, day: LocalDate, present: LocalDate | null): PartEffect {
  if (finished) return 'finished';
  if (due === null) return 'undated';
  if (due > day) return 'due-after';
  return present !== null && due > present ? 'comes-within' : 'stays';
}

function isFinished(duty: AssignmentState): boolean {
  const { condition } = dutyFactsOf(duty);
  return condition === 'done' || condition === 'withdrawn';
}

function besideOf(duty: AssignmentState, stand: Stand): readonly DutyBeside[] {
  const { terms, currentDue } = duty;
  if (terms === null) return [];
  const { assignmentId, taskCode, summary, leadBody } = terms;
  return [{ assignmentId, taskCode, summary, body: leadBody, due: currentDue, standing: stand(duty) }];
}

/** First those that the engine tells by itself; nobody is told of what it decides itself. */
function toldOf(events: readonly AssignmentEvent[], before: AssignmentState, after: AssignmentState, act: Act, parents: readonly AffectedParent[], parts: readonly AffectedPart[]): readonly ToldBody[] {
  const { terms } = after;
  if (terms === null) return [];
  const byItself = events.flatMap((event) => noticesOf(event, act, { before, after })).map(({ to }): ToldBody => ({ body: to, why: 'lead', byItself: true }));
  const byPeople = (why: WhyTold, bodies: readonly BodyId[]): readonly ToldBody[] => bodies.map((body) => ({ body, why, byItself: false }));
  const all = [
    ...byItself,
    ...byPeople('lead', [terms.leadBody]),
    ...byPeople('parent', parents.filter(({ effect }) => effect === 'breaks' || effect === 'warns').map(({ body }) => body)),
    ...byPeople('part', parts.filter(({ effect }) => effect !== 'finished').map(({ body }) => body)),
    ...byPeople('coordinator', [...after.coordination].filter(([, asked]) => isAwaited(asked)).map(([body]) => body)),
    ...byPeople('confirming', [terms.confirmingBody]),
    ...byPeople('supervising', [terms.supervisingBody]),
  ];
  const seen = new Set<BodyId>([actingBody(act)]);
  return all.filter(({ body }) => !seen.has(body) && seen.add(body).size > 0);
}
