import { dateAt, type Act } from '../kernel/index.js';
import { evaluateCompletion, type CompletionCount } from './completion.js';
import { isAwaited, isExternalParticipant, type Coordination } from './coordination.js';
import type { AssignmentEvent, PartOutcome } from './events.js';
import type { AssignmentState, Part } from './state.js';
import { forget, remember } from './undo.js';

export type PartsEvent = Extract<
  AssignmentEvent,
  { type: 'PartHandedDown' | 'PartOutcomeRecorded' | 'CompletedByParts' | 'CoordinationRequested' | 'CoordinationRequestTakenBack' | 'CoordinationAnswered' }
>;

/** Those who work with the lead: bearers of parts (R7) and coordinators (R6). */
export function evolveParts(state: AssignmentState, event: PartsEvent, act: Act): AssignmentState {
  const revision = state.revision + 1;
  switch (event.type) {
    case 'PartHandedDown': {
      const { partId, body, due } = event.data;
      const afterCompletion = state.status === 'accepted';
      const part: Part = { partId, body, due, outcome: 'open', doneAt: null, afterCompletion };
      // Handing down relies on having acknowledged.
      return { ...state, revision, parts: new Map(state.parts).set(partId, part), undo: forget(state.undo, 'acknowledgement') };
    }
    case 'PartOutcomeRecorded':
      return reopenedIfUnmet({ ...state, revision, parts: withOutcome(state.parts, event.data) });
    case 'CompletedByParts': {
      const { status, heldSince, pending, accepted, completedByParts } = state;
      return {
        ...state,
        revision,
        status: 'accepted',
        heldSince: act.recordedAt,
        pending: null,
        accepted: {
          round: state.rounds,
          at: event.data.doneAt,
          occurredOn: dateAt(event.data.doneAt),
          lateEntry: false,
          revision,
        },
        completedByParts: true,
        undo: remember(state.undo, 'completion-by-parts', revision, { status, heldSince, pending, accepted, completedByParts }),
      };
    }
    case 'CoordinationRequested':
      return {
        ...state,
        revision,
        coordination: new Map(state.coordination).set(event.data.coordinator, {
          revision,
          requestedAt: act.recordedAt,
          answerDue: isExternalParticipant(state.participants, event.data.coordinator) ? null : event.data.answerDue,
          answer: null,
          settledAt: null,
          ...earlierOf(state.coordination.get(event.data.coordinator)),
        }),
        undo: forget(state.undo, 'acknowledgement'),
      };
    case 'CoordinationRequestTakenBack':
      return { ...state, revision, coordination: withoutRequest(state.coordination, event.data) };
    case 'CoordinationAnswered':
      return { ...state, revision, coordination: withAnswer(state.coordination, event.data, act) };
  }
}

/** One request is kept beneath the latest, so the size is bounded for ever. */
function earlierOf(replaced: Coordination | undefined): Pick<Coordination, 'earlier'> {
  if (replaced === undefined) return {};
  const { earlier: _older, ...earlier } = replaced;
  return { earlier };
}

function withoutRequest(coordination: AssignmentState['coordination'], { coordinator, revision }: Extract<PartsEvent, { type: 'CoordinationRequestTakenBack' }>['data']): AssignmentState['coordination'] {
  const asked = coordination.get(coordinator);
  if (asked?.revision !== revision) return coordination;
  const others = new Map([...coordination].filter(([body]) => body !== coordinator));
  return asked.earlier === undefined ? others : others.set(coordinator, asked.earlier);
}

/** The first answer that settles a request is the one its lateness is judged by; what follows only changes the words. */
function withAnswer(
  coordination: AssignmentState['coordination'],
  { coordinator, answer }: Extract<PartsEvent, { type: 'CoordinationAnswered' }>['data'],
  { recordedAt }: Act,
): AssignmentState['coordination'] {
  const asked = coordination.get(coordinator);
  if (asked === undefined) return coordination;
  return new Map(coordination).set(coordinator, { ...asked, answer, settledAt: asked.settledAt ?? (isAwaited({ answer }) ? null : recordedAt) });
}

/** k of n of the parts that decide: those handed down before the duty was accepted (R7). */
export const countParts = (state: AssignmentState): CompletionCount =>
  evaluateCompletion(
    state.partsCompletion,
    [...state.parts.values()].filter((part) => !part.afterCompletion),
  );

/** A completion by parts ends when the parts no longer meet the rule: a part's acceptance, or withdrawal, was a mistake. */
export function reopenedIfUnmet(state: AssignmentState): AssignmentState {
  if (!state.completedByParts || state.status !== 'accepted' || countParts(state).met) return state;
  const completion = state.undo['completion-by-parts'];
  return completion === undefined ? state : { ...state, ...completion.before, undo: forget(state.undo, 'completion-by-parts') };
}

/** What the parent keeps of a part after it ended, or came back, in this way. */
export const partOutcome = (outcome: PartOutcome): Part['outcome'] =>
  outcome === 'reopened' || outcome === 'reinstated' ? 'open' : outcome;

function withOutcome(
  parts: AssignmentState['parts'],
  data: Extract<PartsEvent, { type: 'PartOutcomeRecorded' }>['data'],
): AssignmentState['parts'] {
  const part = parts.get(data.partId);
  if (part === undefined) return parts;
  const outcome = partOutcome(data.outcome);
  return new Map(parts).set(data.partId, { ...part, outcome, doneAt: outcome === 'accepted' ? data.doneAt : null });
}
