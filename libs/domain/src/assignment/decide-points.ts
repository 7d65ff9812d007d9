import { actingBody, type Act } from '../kernel/index.js';
import { MOST_POINTS } from '../directive/document.js';
import type { AssignmentEvent, AssignmentStatus } from './events.js';
import { heldBy, mayConfirm, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { countPoints, openPoints, type Point } from './points.js';
import { refusal, type Refusal } from './rejections.js';
import type { PointCommand } from './tracking-commands.js';

const OPEN: readonly AssignmentStatus[] = ['assigned', 'acknowledged', 'in-progress', 'submitted'];
/** Where what the issuer asks for may still change. */
const ASKED: readonly AssignmentStatus[] = [...OPEN, 'returned-to-issuer', 'suspended'];

/** Many points in one duty: each is named, declared by the lead, and judged by the confirming body. */
export function decidePoints(command: PointCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  switch (command.type) {
    case 'AddPoint': {
      const { code, text } = command;
      const refused = byLeadOrIssuer(state, act) ?? standsIn(state, OPEN.slice(0, 3)) ?? says('code', code) ?? says('text', text) ?? roomFor(code, state);
      return unless(refused, { type: 'PointAdded', data: { code, text, from: 'duty', basis: null } });
    }
    case 'WithdrawPoint': {
      const { code, basis } = command;
      const refused = heldBy(state.terms.issuer, 'issuer', act) ?? standsIn(state, ASKED) ?? known(code, state) ?? says('basis', basis);
      return unless(refused, { type: 'PointWithdrawn', data: { code, basis } });
    }
    case 'AmendPoints':
      return unless(heldBy(state.terms.issuer, 'issuer', act) ?? standsIn(state, ASKED), ...amendedPoints(command, state));
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
      const refused = heldBy(state.terms.issuer, 'issuer', act) ?? standsIn(state, ASKED) ?? says('reason', reason);
      const same = state.starred === starred ? refusal('star-unchanged', { starred }) : null;
      return unless(refused ?? same, { type: 'DutyStarred', data: { starred, reason } });
    }
  }
}

/**
 * What an amendment changes of the points of this duty. A point of the directive takes the place of one that the duty
 * alone had under that code; one that was withdrawn here before stays so.
 */
function amendedPoints({ added, withdrawn, basis }: Extract<PointCommand, { type: 'AmendPoints' }>, { points }: ExistingAssignment): readonly AssignmentEvent[] {
  const live = withdrawn.filter((code) => points.some((point) => point.code === code && !point.withdrawn));
  return [
    ...live.map((code): AssignmentEvent => ({ type: 'PointWithdrawn', data: { code, basis } })),
    ...added.map(({ code, text }): AssignmentEvent => ({ type: 'PointAdded', data: { code, text, from: 'directive', basis } })),
  ];
}

/** A duty with points is accepted when as many were found done as its rule asks for (R7). */
export function pointsConfirmed({ points, terms }: ExistingAssignment): Refusal {
  const { met, found, counted, needed } = countPoints(terms.pointsCompletion, points);
  return met ? null : refusal('points-not-confirmed', { open: openPoints(points), found, counted, needed });
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
function known(code: string, state: ExistingAssignment): Refusal {
  const point = pointOf(code, state);
  return point === undefined ? refusal('point-unknown', { code }) : point.withdrawn ? refusal('point-withdrawn', { code }) : null;
}
const declaredDone = (code: string, state: ExistingAssignment): Refusal =>
  pointOf(code, state)?.declared?.status === 'done' ? null : refusal('point-not-declared-done', { code });
