import { withFilesBehind } from '../../files/index.js';
import { accept, actingBody, parseLocalDate, type Act, type Decider } from '../../kernel/index.js';
import { datesFault, paperFault, textFault } from '../paper.js';
import { presentHolder, repeatedFault, selfInspectionFault, standsFault } from './bodies.js';
import type { InspectionCommand } from './commands.js';
import { concludeInspection } from './decide-conclusion.js';
import type { DecidedInspection, InspectionOutcome, Of } from './decided.js';
import { nameTeam, planInspection, recordMinutes, takeBackMinutes } from './decide-visits.js';
import { correctConclusion, takeBackConclusion, takeBackEnd } from './decide-counter-acts.js';
import { handOverInspection, takeOverInspection } from './decide-hand-over.js';
import { INSPECTION_PARTS, type InspectionEvent } from './events.js';
import { evolveInspection } from './evolve.js';
import { refuse, refuseFor, type InspectionRejection, type Refusal } from './rejections.js';
import { initialInspection, openRemediation, type InspectionState } from './state.js';

/** One inspection (kiểm tra): each step after the one before; closed when its remediation has ended, or with a written reason. */
export const inspectionDecider: Decider<InspectionCommand, InspectionState, InspectionEvent, InspectionRejection> = {
  initialState: initialInspection,
  decide: (command, state, act) => refuseFor(datesFault(act)) ?? (command.type === 'DecideInspection' ? decideInspection(command, state, act) : withFilesBehind(decideFurther(command, state, act), command, (files) => ({ type: 'InspectionFilesAttached', data: { files } }))),
  evolve: evolveInspection,
};

function decideInspection({ decision, register }: Of<'DecideInspection'>, state: InspectionState, act: Act): InspectionOutcome {
  const { number, date, signatory, inspectingBody, inspectedBodies, subject, basis, periodFrom, periodTo } = decision;
  if (state.stage !== 'none') return refuse('inspection-already-decided', { symbol: state.decision?.number.symbol ?? number.symbol });
  if (number.issuer !== actingBody(act)) return refuse('not-deciding-body', { issuer: number.issuer, actingBody: actingBody(act) });
  if (number.kind !== 'QĐ') return refuse('inspection-needs-decision', { kind: number.kind });
  const onPaper = refuseFor(paperFault(number, date, signatory, act) ?? textFault({ subject, basis }));
  if (onPaper !== null) return onPaper;
  const unreal = [periodFrom, periodTo].find((day) => parseLocalDate(day) === null);
  if (unreal !== undefined) return refuse('date-invalid', { date: unreal });
  if (periodFrom > periodTo) return refuse('period-reversed', { from: periodFrom, to: periodTo });
  if (inspectedBodies.length === 0) return refuse('nothing-named', { list: 'inspectedBodies' });
  const first = <T>(values: readonly T[], check: (value: T) => Refusal | null): Refusal | null => values.reduce<Refusal | null>((fault, value) => fault ?? check(value), null);
  const fault =
    repeatedFault(inspectedBodies) ??
    standsFault(register, number.issuer, 'issuer', date) ??
    standsFault(register, inspectingBody, 'inspecting', date) ??
    first(inspectedBodies, (body) => standsFault(register, body, 'inspected', date)) ??
    selfInspectionFault(register, number.issuer, 'issuer', inspectedBodies) ??
    selfInspectionFault(register, inspectingBody, 'inspecting', inspectedBodies);
  return fault ?? accept({ type: 'InspectionDecided', data: decision });
}

function decideFurther(command: Exclude<InspectionCommand, { type: 'DecideInspection' }>, state: InspectionState, act: Act): InspectionOutcome {
  const { decision, holders, stage } = state;
  if (decision === null || holders === null) return refuse('inspection-step-out-of-order', { stage, needed: 'decided' });
  const decided: DecidedInspection = { ...state, decision, holders };
  switch (command.type) {
    case 'PlanInspection':
      return running(decided) ?? byInspectors(command, decided, act, false) ?? planInspection(command, decided);
    case 'NameInspectionTeam':
      return running(decided) ?? byInspectors(command, decided, act, false) ?? nameTeam(command, decided, act);
    case 'RecordInspectionMinutes':
      return running(decided) ?? byInspectors(command, decided, act, true) ?? recordMinutes(command, decided, act);
    case 'TakeBackInspectionMinutes':
      return running(decided) ?? byInspectors(command, decided, act, true) ?? takeBackMinutes(command, decided);
    case 'ConcludeInspection':
      return running(decided) ?? byInspectors(command, decided, act, false) ?? concludeInspection(command, decided, act);
    case 'RecordRemediationOutcome':
      return recordOutcome(command, decided);
    case 'WithdrawInspection':
      return running(decided) ?? byIssuer(command, decided, act) ?? withdrawInspection(command);
    case 'CloseInspection':
      return byInspectors(command, decided, act, false) ?? closeInspection(command, decided);
    case 'CorrectConclusion':
      return byConcluder(command, decided, act) ?? correctConclusion(command, decided);
    case 'TakeBackConclusion':
      return byConcluder(command, decided, act) ?? takeBackConclusion(command, decided);
    case 'TakeBackInspectionEnd':
      return (decided.stage === 'closed' ? byInspectors(command, decided, act, false) : byIssuer(command, decided, act)) ?? takeBackEnd(command, decided);
    case 'HandOverInspection':
      return handOverInspection(command, decided);
    case 'TakeOverInspection':
      return takeOverInspection(command, decided, act);
  }
}

/** Neither withdrawn nor concluded. */
const running = ({ stage }: InspectionState): Refusal | null => (stage === 'concluded' || stage === 'closed' || stage === 'withdrawn' ? refuse('inspection-over', { stage }) : null);

type ByBody = Exclude<InspectionCommand, { type: 'DecideInspection' | 'RecordRemediationOutcome' | 'HandOverInspection' }>;

/** R12 holds for whoever took the place over. */
function byIssuer({ register }: ByBody, { decision, holders }: DecidedInspection, act: Act): Refusal | null {
  const issuer = presentHolder(register, holders.issuer, act);
  if (actingBody(act) !== issuer) return refuse('not-deciding-body', { issuer, actingBody: actingBody(act) });
  return selfInspectionFault(register, issuer, 'issuer', decision.inspectedBodies);
}

/** The deciding or the inspecting body, or who holds its place now; in the field also one with a member in the team. R12 holds for whoever took a place over. */
function byInspectors({ register }: ByBody, { decision, holders, team }: DecidedInspection, act: Act, inTheField: boolean): Refusal | null {
  const body = actingBody(act);
  const isAbove = INSPECTION_PARTS.map((part) => holders[part]).some((above) => presentHolder(register, above, act) === body);
  if (!isAbove && !(inTheField && team.some((member) => member.body === body))) return refuse('not-inspecting-body', { actingBody: body });
  return selfInspectionFault(register, body, 'inspecting', decision.inspectedBodies);
}

/** Nobody takes back or changes what another body concluded; whoever has its place now may (R11), unless it is a relative of an inspected one (R12). */
function byConcluder({ register }: ByBody, { decision, conclusion, holders }: DecidedInspection, act: Act): Refusal | null {
  if (conclusion === null) return null;
  const author = conclusion.number.issuer;
  // A place that was handed over is the keeper's, also for what was concluded in it.
  const place = author === decision.number.issuer ? holders.issuer : author === decision.inspectingBody ? holders.inspecting : author;
  const body = actingBody(act);
  if (presentHolder(register, place, act) !== body && presentHolder(register, author, act) !== body) return refuse('not-concluding-body', { issuer: author, actingBody: body });
  return selfInspectionFault(register, body, 'inspecting', decision.inspectedBodies);
}

function recordOutcome({ assignmentId, outcome, doneOn }: Of<'RecordRemediationOutcome'>, { progress, former }: DecidedInspection): InspectionOutcome {
  const known = [...progress, ...former].find((item) => item.assignmentId === assignmentId);
  if (known === undefined) return refuse('remediation-unknown', { assignmentId });
  const after = outcome === 'accepted' || outcome === 'withdrawn' ? outcome : 'open';
  if (known.outcome === after && known.doneOn === doneOn) return accept();
  return accept({ type: 'RemediationOutcomeRecorded', data: { assignmentId, outcome, doneOn } });
}

function withdrawInspection({ basis }: Of<'WithdrawInspection'>): InspectionOutcome {
  return basis.trim() === '' ? refuse('basis-missing') : accept({ type: 'InspectionWithdrawn', data: { basis: basis.trim() } });
}

function closeInspection({ reason }: Of<'CloseInspection'>, state: DecidedInspection): InspectionOutcome {
  if (state.stage === 'closed' || state.stage === 'withdrawn') return refuse('inspection-over', { stage: state.stage });
  if (state.stage !== 'concluded') return refuse('inspection-step-out-of-order', { stage: state.stage, needed: 'concluded' });
  const open = openRemediation(state);
  const written = (reason ?? '').trim();
  if (open.length > 0 && written === '') return refuse('remediation-open', { open });
  return accept({ type: 'InspectionClosed', data: { open, reason: written === '' ? null : written } });
}
