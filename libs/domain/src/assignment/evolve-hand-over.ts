import type { Act, BodyId } from '../kernel/index.js';
import type { AssignmentEvent, FrozenParticipant } from './events.js';
import type { AssignmentState, Part } from './state.js';

type HandedOver = Extract<AssignmentEvent, { type: 'AssignmentHandedOver' }>;

/**
 * One place in the duty gets another holder. Everything that was done stays done and can still be taken back, now by
 * the successor; the clock of whoever must act runs on, except for a body that is to confirm in another's stead.
 */
export function evolveHandOver(state: AssignmentState, { data }: HandedOver, act: Pick<Act, 'recordedAt'>): AssignmentState {
  const moved = withMove({ ...state, revision: state.revision + 1 }, data);
  const begins = data.as === 'confirming' && data.why === 'separation-of-duty' && state.status === 'submitted';
  return begins ? { ...moved, heldSince: act.recordedAt } : moved;
}

function withMove(state: AssignmentState, { as, from, to, partId }: HandedOver['data']): AssignmentState {
  const { terms } = state;
  if (terms === null) return state;
  switch (as) {
    case 'lead':
      return { ...state, terms: { ...terms, leadBody: to } };
    case 'issuer':
      return { ...state, terms: { ...terms, issuer: to } };
    case 'confirming':
      return { ...state, terms: { ...terms, confirmingBody: to } };
    case 'supervising':
      return { ...state, terms: { ...terms, supervisingBody: to } };
    case 'chain':
      return terms.parent === null ? state : { ...state, terms: { ...terms, parent: { ...terms.parent, chain: replaced(terms.parent.chain, from, to) } } };
    case 'participant':
      return { ...state, participants: withParticipant(state.participants, from, to, terms.leadBody), coordination: withCoordinator(state.coordination, from, to, terms.leadBody) };
    case 'part':
      return { ...state, parts: new Map([...state.parts].map(([id, part]): [typeof id, Part] => [id, id === partId && part.body === from ? { ...part, body: to } : part])) };
  }
}

const replaced = (bodies: readonly BodyId[], from: BodyId, to: BodyId): readonly BodyId[] => [...new Set(bodies.map((body) => (body === from ? to : body)))];

/** One body, one place: the lead stands beside itself in no role, and nobody twice in one. */
function withParticipant(participants: readonly FrozenParticipant[], from: BodyId, to: BodyId, lead: BodyId): readonly FrozenParticipant[] {
  if (!participants.some(({ body }) => body === from)) return participants;
  const kept = new Map<string, FrozenParticipant>();
  for (const each of participants) {
    const body = each.body === from ? to : each.body;
    const place = `${each.role} ${body}`;
    if (body !== lead && !kept.has(place)) kept.set(place, { ...each, body });
  }
  return [...kept.values()];
}

/** Whoever was asked under its old name has been asked; an answer given by either counts, and the older request while there is none. */
function withCoordinator(coordination: AssignmentState['coordination'], from: BodyId, to: BodyId, lead: BodyId): AssignmentState['coordination'] {
  const asked = coordination.get(from);
  if (asked === undefined) return coordination;
  const others = new Map([...coordination].filter(([body]) => body !== from));
  if (to === lead) return others;
  const own = others.get(to);
  if (own === undefined || own.answer === null) others.set(to, own === undefined || asked.answer !== null || asked.revision < own.revision ? asked : own);
  return others;
}
