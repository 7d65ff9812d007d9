import { accept, dateAt, parseLocalDate, type Act } from '../../kernel/index.js';
import { evidenceFault } from '../evidence.js';
import { dayFault, textFault } from '../paper.js';
import { selfInspectionFault, standsFault } from './bodies.js';
import type { DecidedInspection, InspectionOutcome, Of } from './decided.js';
import type { Finding } from './events.js';
import { refuse, refuseFor } from './rejections.js';

/** The days of the plan are days to come, so they may lie ahead; none lies before the decision. */
export function planInspection({ visits, note }: Of<'PlanInspection'>, { decision }: DecidedInspection): InspectionOutcome {
  if (visits.length === 0) return refuse('nothing-named', { list: 'visits' });
  for (const { day, body, contents } of visits) {
    if (parseLocalDate(day) === null) return refuse('date-invalid', { date: day });
    if (day < decision.date) return refuse('visit-before-decision', { date: day, decidedOn: decision.date });
    if (!decision.inspectedBodies.includes(body)) return refuse('body-not-inspected', { bodyId: body });
    if (contents.length === 0 || contents.some((text) => text.trim() === '')) return refuse('text-missing', { field: 'visits.contents' });
  }
  return accept({ type: 'InspectionPlanned', data: { visits, note: (note ?? '').trim() === '' ? null : note } });
}

/** R12: no member comes from an inspected body, its predecessors or its successors. */
export function nameTeam({ members, register }: Of<'NameInspectionTeam'>, state: DecidedInspection, act: Act): InspectionOutcome {
  const { decision, stage } = state;
  if (stage === 'decided') return refuse('inspection-step-out-of-order', { stage, needed: 'planned' });
  if (members.length === 0) return refuse('nothing-named', { list: 'members' });
  const heads = members.filter(({ head }) => head).length;
  if (heads !== 1) return refuse('team-needs-one-head', { heads });
  for (const { body, position } of members) {
    const fault =
      refuseFor(textFault({ 'members.position': position })) ?? standsFault(register, body, 'member', dateAt(act.recordedAt)) ?? selfInspectionFault(register, body, 'member', decision.inspectedBodies);
    if (fault !== null) return fault;
  }
  return accept({ type: 'InspectionTeamNamed', data: { members } });
}

export function recordMinutes({ minutes, findings }: Of<'RecordInspectionMinutes'>, state: DecidedInspection, act: Act): InspectionOutcome {
  const { decision, stage } = state;
  if (stage !== 'team-named' && stage !== 'minuted') return refuse('inspection-step-out-of-order', { stage, needed: 'team-named' });
  const { body, date, contents } = minutes;
  if (!decision.inspectedBodies.includes(body)) return refuse('body-not-inspected', { bodyId: body });
  const wrong = refuseFor(dayFault(date, act) ?? textFault({ contents }));
  if (wrong !== null) return wrong;
  if (date < decision.date) return refuse('visit-before-decision', { date, decidedOn: decision.date });
  const numbered: readonly Finding[] = findings.map((finding, place) => ({ number: place + 1, ...finding }));
  for (const { number, text, evidence } of numbered) {
    const fault = refuseFor(textFault({ 'findings.text': text }));
    if (fault !== null) return fault;
    if (evidence.by === 'absence' && parseLocalDate(evidence.until) === null) return refuse('date-invalid', { date: evidence.until });
    const missing = evidenceFault(evidence, dateAt(act.recordedAt));
    if (missing !== null) return refuse(missing, evidence.by === 'absence' ? { finding: number, until: evidence.until } : { finding: number });
  }
  return accept({ type: 'InspectionMinuted', data: { number: state.minutes.length + 1, body, date, contents, findings: numbered } });
}

export function takeBackMinutes({ number, reason }: Of<'TakeBackInspectionMinutes'>, { minutes }: DecidedInspection): InspectionOutcome {
  if (!minutes.some((kept) => kept.number === number && kept.takenBack === null)) return refuse('minutes-unknown', { number });
  return reason.trim() === '' ? refuse('reason-missing', { field: 'reason' }) : accept({ type: 'InspectionMinutesTakenBack', data: { number, reason: reason.trim() } });
}
