import { actingBody, type Act } from '../kernel/index.js';
import { heldBy, mayConfirm, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { MOST_POINTS, openPoints, type Point } from './points.js';
import { refusal, type Refusal } from './rejections.js';
import type { PointCommand } from './tracking-commands.js';

const OPEN = ['assigned', 'acknowledged', 'in-progress', 'submitted'] as const;

/** Many points in one duty: each is named, declared by the lead, and judged by the confirming body. */
export function decidePoints(command: PointCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  switch (command.type) {
    case 'AddPoint': {
      const { code, text } = command;
      const refused = byLeadOrIssuer(state, act) ?? standsIn(state, OPEN.slice(0, 3)) ?? says('code', code) ?? says('text', text) ?? roomFor(code, state);
      return unless(refused, { type: 'PointAdded', data: { code, text } });
    }
    case 'ReportPoint': {
      const { code, status, note } = command;
      const refused = heldBy(state.terms.leadBody, 'lead', act) ?? standsIn(state, ['acknowledged', 'in-progress'], 'not-acknowledged') ?? known(code, state) ?? says('note', note);
      return unless(refused, { type: 'PointReported', data: { code, status, note } });
    }
    case 'ConfirmPoint': {
      const { code, done, note } = command;
      const { confirmingBody, leadBody } = state.terms;
      const refused =
        heldBy(confirmingBody, 'confirming', act) ??
        mayConfirm(act.body, leadBody, state) ??
        standsIn(state, ['acknowledged', 'in-progress', 'submitted'], 'not-acknowledged') ??
        known(code, state) ??
        declaredDone(code, state) ??
        says('note', note);
      return unless(refused, { type: 'PointConfirmed', data: { code, done, note } });
    }
    case 'StarDuty': {
      const { starred, reason } = command;
      const refused = heldBy(state.terms.issuer, 'issuer', act) ?? standsIn(state, [...OPEN, 'returned-to-issuer', 'suspended']) ?? says('reason', reason);
      const same = state.starred === starred ? refusal('star-unchanged', { starred }) : null;
      return unless(refused ?? same, { type: 'DutyStarred', data: { starred, reason } });
    }
  }
}

/** A duty with points is accepted when each was found done. */
export function pointsConfirmed({ points }: ExistingAssignment): Refusal {
  const open = openPoints(points);
  return open.length === 0 ? null : refusal('points-not-confirmed', { open });
}

function byLeadOrIssuer({ terms }: ExistingAssignment, act: Act): Refusal {
  const body = actingBody(act);
  return body === terms.leadBody || body === terms.issuer ? null : refusal('body-does-not-hold-duty', { role: 'lead', actingBody: body });
}

function roomFor(code: string, { points }: ExistingAssignment): Refusal {
  if (points.some((point) => point.code === code)) return refusal('point-already-exists', { code });
  return points.length >= MOST_POINTS ? refusal('too-many-points', { most: MOST_POINTS }) : null;
}

const pointOf = (code: string, { points }: ExistingAssignment): Point | undefined => points.find((point) => point.code === code);
const known = (code: string, state: ExistingAssignment): Refusal => (pointOf(code, state) === undefined ? refusal('point-unknown', { code }) : null);
const declaredDone = (code: string, state: ExistingAssignment): Refusal =>
  pointOf(code, state)?.declared?.status === 'done' ? null : refusal('point-not-declared-done', { code });
