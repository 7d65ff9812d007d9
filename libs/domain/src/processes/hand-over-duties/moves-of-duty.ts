import { isOpenDuty, workersOf, type AssignmentState, type HandOverMove } from '../../assignment/index.js';
import { hasPart, type DirectiveContent } from '../../directive/index.js';
import type { AssignmentId, BodyId, LocalDate } from '../../kernel/index.js';
import { bodyStands, heirOf, type OrganisationState } from '../../organisation/index.js';

/** One duty with what its directive says about confirming; null when that cannot be found. */
export interface DutyInChange {
  readonly duty: AssignmentState;
  readonly content: DirectiveContent | null;
}

type Place = Pick<HandOverMove, 'as' | 'partId'>;

/**
 * What must pass to other bodies in this duty as of `day`: every place of a body that is no more (R11), and then the
 * confirmation and the supervision where those who do the work would judge themselves (R12). Of a duty that is done and
 * waits to be closed, the confirmation alone. Empty when all is well.
 *
 * `changeId`: the change that is being carried out, named by what follows from R12 alone; null = none.
 */
export function movesOfDuty({ duty, content }: DutyInChange, register: OrganisationState, day: LocalDate, changeId: string | null): readonly HandOverMove[] {
  const { terms } = duty;
  if (terms === null) return [];
  if (!isOpenDuty(duty)) return closingElsewhere({ duty, content }, register, day, changeId);
  const moves: HandOverMove[] = [];
  const own = terms.assignmentId;
  // What a part owes upwards follows the duty it was handed down from, also where a split parts the two.
  const above = terms.parent?.assignmentId ?? own;
  const passed = (from: BodyId, allottedAs: AssignmentId, place: Place): BodyId => {
    const { body, order } = heirOf(register, from, day, allottedAs);
    if (order !== null) moves.push({ ...place, from, to: body, why: 'succession', changeId: order.changeId, basis: order.basis });
    return body;
  };
  const lead = passed(terms.leadBody, own, { as: 'lead', partId: null });
  for (const body of terms.parent?.chain ?? []) passed(body, above, { as: 'chain', partId: null });
  const issuer = passed(terms.issuer, above, { as: 'issuer', partId: null });
  const workers = new Set<BodyId>([lead]);
  for (const body of besideLead(duty)) {
    const heir = passed(body, own, { as: 'participant', partId: null });
    if (heir === lead && heir === body) moves.push({ as: 'participant', partId: null, from: body, to: lead, why: 'succession', changeId, basis: basisOf(moves) });
    if (worksBeside(duty, body)) workers.add(heir);
  }
  for (const part of duty.parts.values()) {
    if (part.outcome === 'open') workers.add(passed(part.body, part.partId, { as: 'part', partId: part.partId }));
    else if (part.outcome === 'accepted') workers.add(part.body);
  }
  return [...moves, ...apart({ duty, content }, { lead, issuer, workers }, register, day, { changeId, basis: basisOf(moves), above, moved: moves.length > 0 })];
}

/**
 * R12 where the work is done and stays under the old names (R11): when whoever carries on the confirming body carries on
 * somebody who did the work as well, another body closes the duty, if one is free.
 */
function closingElsewhere({ duty, content }: DutyInChange, register: OrganisationState, day: LocalDate, changeId: string | null): readonly HandOverMove[] {
  const { terms } = duty;
  const workers = workersOf(duty);
  if (terms === null || !hasPart(register, heirOf(register, terms.confirmingBody, day, terms.assignmentId).body, workers)) return [];
  const [to] = freeBodies(content, heirOf(register, terms.issuer, day, terms.assignmentId).body, workers, register, day);
  if (to === undefined || to === terms.confirmingBody) return [];
  const order = [...register.handOvers.values()].find((each) => each.order.changeId === changeId)?.order;
  return [{ as: 'confirming', from: terms.confirmingBody, to, why: 'separation-of-duty', partId: null, changeId, basis: order?.basis ?? 'R12' }];
}

interface Parties {
  readonly lead: BodyId;
  readonly issuer: BodyId;
  readonly workers: ReadonlySet<BodyId>;
}

interface Cause {
  readonly changeId: string | null;
  readonly basis: string;
  readonly above: AssignmentId;
  readonly moved: boolean;
}

/** R12: confirmation, and supervision, away from those who do the work: to the office, else the standing committee. */
function apart({ duty, content }: DutyInChange, { lead, issuer, workers }: Parties, register: OrganisationState, day: LocalDate, cause: Cause): readonly HandOverMove[] {
  const { terms } = duty;
  if (terms === null) return [];
  const { confirmingBody, supervisingBody } = terms;
  const free = freeBodies(content, issuer, workers, register, day);
  const moves: HandOverMove[] = [];
  const judge = (as: 'confirming' | 'supervising', holder: BodyId, heir: ReturnType<typeof heirOf>, collides: boolean): void => {
    const to = collides ? (free[0] ?? heir.body) : heir.body;
    if (to === holder) return;
    const [changeId, basis] = heir.order === null ? [cause.changeId, cause.basis] : [heir.order.changeId, heir.order.basis];
    moves.push({ as, from: holder, to, why: to === heir.body ? 'succession' : 'separation-of-duty', partId: null, changeId, basis });
  };
  // Whoever hands a part down confirms it, so its confirmation goes where its issuer went.
  const confirms = heirOf(register, confirmingBody, day, confirmingBody === terms.issuer ? cause.above : terms.assignmentId);
  judge('confirming', confirmingBody, confirms, hasPart(register, confirms.body, workers));
  const supervises = heirOf(register, supervisingBody, day, terms.assignmentId);
  // The directive may have put lead and supervision in one hand; only a change of bodies must not do so.
  judge('supervising', supervisingBody, supervises, supervises.body === lead && (cause.moved || supervises.order !== null) && terms.leadBody !== supervisingBody);
  return moves;
}

/** Who may confirm in the order of preference: as the directive names them, and last who gave the duty. */
function freeBodies(content: DirectiveContent | null, issuer: BodyId, workers: ReadonlySet<BodyId>, register: OrganisationState, day: LocalDate): readonly BodyId[] {
  const named = content === null ? [] : [content.confirmingBody, ...content.confirmingFallbacks, content.number.issuer];
  const heirs = [...named, issuer].map((body) => heirOf(register, body, day, null).body);
  return [...new Set(heirs)].filter((body) => bodyStands(register, body, day) === 'active' && !hasPart(register, body, workers));
}

const besideLead = ({ participants, coordination }: AssignmentState): ReadonlySet<BodyId> => new Set([...participants.map(({ body }) => body), ...coordination.keys()]);

/** Coordinators and performers do part of the work; who directs, advises, watches or is reported to does not. */
const worksBeside = ({ participants, coordination }: AssignmentState, body: BodyId): boolean =>
  coordination.has(body) || participants.some((each) => each.body === body && (each.role === 'coordinate' || each.role === 'perform'));

const basisOf = (moves: readonly HandOverMove[]): string => moves[0]?.basis ?? 'R12';
