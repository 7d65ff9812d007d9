import { hasPart } from '../../directive/index.js';
import { accept, actingBody, dateAt, parseLocalDate, type Act, type BodyId, type Decider, type Decision, type LocalDate } from '../../kernel/index.js';
import { bodyStands, heirOf, type OrganisationState } from '../../organisation/index.js';
import { evidenceFault } from '../evidence.js';
import { datesFault, dayFault, textFault } from '../paper.js';
import type { OversightCommand } from './commands.js';
import type { OversightEvent, OversightOpening } from './events.js';
import { evolveOversight } from './evolve.js';
import { refuse, refuseFor, type OversightRejection, type Refusal } from './rejections.js';
import { initialOversight, isTakenBack, type OversightState } from './state.js';

type Outcome = Decision<OversightEvent, OversightRejection>;
type Of<Type extends OversightCommand['type']> = Extract<OversightCommand, { type: Type }>;
type OpenOversight = OversightState & { readonly opening: OversightOpening };

/** One oversight (giám sát): watching over time, with early warnings and recommendations; never a conclusion, never a duty. */
export const oversightDecider: Decider<OversightCommand, OversightState, OversightEvent, OversightRejection> = {
  initialState: initialOversight,
  decide: (command, state, act) => refuseFor(datesFault(act)) ?? dispatch(command, state, act),
  evolve: evolveOversight,
};

function dispatch(command: OversightCommand, state: OversightState, act: Act): Outcome {
  if (command.type === 'OpenOversight') return openOversight(command, state, act);
  const { opening, status } = state;
  if (command.type === 'TakeBackOversightEnd' && status === 'open') return refuse('oversight-not-ended', { status });
  if (opening === null || (status === 'open') === (command.type === 'TakeBackOversightEnd')) return refuse('oversight-not-open', { status });
  const by = actorFault(command, opening, act);
  if (by !== null) return by;
  const open: OpenOversight = { ...state, opening };
  switch (command.type) {
    case 'RecordObservation':
      return recordObservation(command, open, act);
    case 'GiveEarlyWarning':
      return giveWarning(command, open);
    case 'RecommendAfterOversight':
      return namedFault(command.to, opening, 'to') ?? said({ text: command.text }, { type: 'OversightRecommended', data: { number: state.recommendations.length + 1, to: command.to, text: command.text.trim() } });
    case 'ProposeInspection':
      return namedFault(command.bodies, opening, 'bodies') ?? said({ reason: command.reason }, { type: 'InspectionProposed', data: { bodies: command.bodies, reason: command.reason.trim() } });
    case 'EndOversight':
      return said({ summary: command.summary }, { type: 'OversightEnded', data: { summary: command.summary.trim() } });
    case 'TakeBackOversightEntry':
      return takeBackEntry(command, open);
    case 'TakeBackOversightEnd':
      return said({ reason: command.reason }, { type: 'OversightEndTakenBack', data: { reason: command.reason.trim() } });
  }
}

/**
 * Whoever has the place of the overseeing body now (R11). One that came to be a relative of an overseen body watches itself:
 * it may do nothing any more, and the first of the keepers ends it (R12).
 */
function actorFault(command: Exclude<OversightCommand, { type: 'OpenOversight' }>, { overseeingBody, overseenBodies }: OversightOpening, act: Act): Refusal | null {
  const { body: overseeing } = heirOf(command.register, overseeingBody, act.occurredOn, null);
  if (!hasPart(command.register, overseeing, new Set(overseenBodies))) return overseerFault(overseeing, act);
  if (command.type !== 'EndOversight') return overseerFault(overseeing, act) ?? refuse('oversees-itself', { bodyId: overseeing });
  const [keeper = null] = command.keepers;
  return keeper === actingBody(act) ? null : refuse('not-oversight-keeper', { keeper, actingBody: actingBody(act) });
}

/** R15: whatever relies on it goes first. */
function takeBackEntry({ entry, number, reason }: Of<'TakeBackOversightEntry'>, state: OpenOversight): Outcome {
  const { observations, warnings, recommendations, proposals } = state;
  const known = { observation: observations, warning: warnings, recommendation: recommendations, proposal: proposals }[entry].length;
  if (!Number.isInteger(number) || number < 1 || number > known) return refuse('oversight-entry-unknown', { entry, number });
  if (isTakenBack(state, entry, number)) return refuse('oversight-entry-taken-back', { entry, number });
  const relying = entry === 'observation' ? warnings.find((warning) => warning.observations.includes(number) && !isTakenBack(state, 'warning', warning.number)) : undefined;
  if (relying !== undefined) return refuse('observation-relied-on', { observation: number, warning: relying.number });
  return said({ reason }, { type: 'OversightEntryTakenBack', data: { entry, number, reason: reason.trim() } });
}

const said = (texts: Readonly<Record<string, string>>, event: OversightEvent): Outcome => refuseFor(textFault(texts)) ?? accept(event);

const overseerFault = (overseeingBody: BodyId, act: Act): Refusal | null =>
  actingBody(act) === overseeingBody ? null : refuse('not-overseeing-body', { overseeingBody, actingBody: actingBody(act) });

function openOversight({ opening, register }: Of<'OpenOversight'>, state: OversightState, act: Act): Outcome {
  if (state.status !== 'none') return refuse('oversight-already-opened');
  const { kind, mode, overseeingBody, overseenBodies, subject, basis, from, to } = opening;
  const by = overseerFault(overseeingBody, act) ?? (kind === 'party' ? null : refuse('oversight-kind-not-carried', { kind })) ?? refuseFor(textFault({ subject, basis }));
  if (by !== null) return by;
  const unreal = [from, to].find((day) => day !== null && parseLocalDate(day) === null);
  if (unreal !== undefined) return refuse('date-invalid', { date: unreal });
  if ((mode === 'thematic') !== (to !== null)) return refuse('oversight-period-unfit', { mode });
  if (to !== null && from > to) return refuse('period-reversed', { from, to });
  const fault = repeatedFault(overseenBodies, 'overseenBodies') ?? bodiesFault(opening, register, dateAt(act.recordedAt));
  return fault ?? accept({ type: 'OversightOpened', data: opening });
}

function bodiesFault({ overseeingBody, overseenBodies }: OversightOpening, register: OrganisationState, on: LocalDate): Refusal | null {
  for (const [body, as] of [[overseeingBody, 'overseeing'] as const, ...overseenBodies.map((overseen) => [overseen, 'overseen'] as const)]) {
    const stands = bodyStands(register, body, on);
    if (stands === 'unknown') return refuse('unknown-body', { bodyId: body });
    if (stands !== 'active') return refuse(stands === 'ended' ? 'body-ended' : 'body-is-external', { bodyId: body, as });
  }
  return hasPart(register, overseeingBody, new Set(overseenBodies)) ? refuse('oversees-itself', { bodyId: overseeingBody }) : null;
}

function recordObservation({ observation }: Of<'RecordObservation'>, { opening, observations }: OpenOversight, act: Act): Outcome {
  const { body, date, text, evidence } = observation;
  if (body !== null && !opening.overseenBodies.includes(body)) return refuse('body-not-overseen', { bodyId: body });
  const fault = refuseFor(dayFault(date, act) ?? textFault({ text }));
  if (fault !== null) return fault;
  const { from, to } = opening;
  if (date < from || (to !== null && date > to)) return refuse('observation-outside-period', { date, from, to });
  const number = observations.length + 1;
  if (evidence.by === 'absence' && parseLocalDate(evidence.until) === null) return refuse('date-invalid', { date: evidence.until });
  const missing = evidenceFault(evidence, dateAt(act.recordedAt));
  if (missing !== null) return refuse(missing, evidence.by === 'absence' ? { finding: number, until: evidence.until } : { finding: number });
  return accept({ type: 'OversightObserved', data: { number, body, date, text: text.trim(), evidence } });
}

function giveWarning({ warning }: Of<'GiveEarlyWarning'>, state: OpenOversight): Outcome {
  const { opening, observations, warnings } = state;
  const { body, text } = warning;
  if (!opening.overseenBodies.includes(body)) return refuse('body-not-overseen', { bodyId: body });
  const unknown = warning.observations.find((number) => !observations.some((seen) => seen.number === number) || isTakenBack(state, 'observation', number));
  if (warning.observations.length === 0 || unknown !== undefined) return refuse('observation-unknown', { observation: unknown ?? null });
  return said({ text }, { type: 'EarlyWarningGiven', data: { number: warnings.length + 1, body, text: text.trim(), observations: warning.observations } });
}

function repeatedFault(bodies: readonly BodyId[], list: string): Refusal | null {
  if (bodies.length === 0) return refuse('nothing-named', { list });
  const twice = bodies.find((body, place) => bodies.indexOf(body) !== place);
  return twice === undefined ? null : refuse('body-repeated', { bodyId: twice });
}

/** Recommended or proposed for bodies that are overseen. */
function namedFault(bodies: readonly BodyId[], { overseenBodies }: OversightOpening, list: string): Refusal | null {
  const stranger = bodies.find((body) => !overseenBodies.includes(body));
  return repeatedFault(bodies, list) ?? (stranger === undefined ? null : refuse('body-not-overseen', { bodyId: stranger }));
}
