import { accept, actingBody, parseLocalDate, type Act, type BodyId, type Decision } from '../../kernel/index.js';
import { bodyOn, type OrganisationState } from '../../organisation/index.js';
import type { NamedAddressee, UrgingCommand } from './commands.js';
import type { UrgingAddressee, UrgingDocument } from './document.js';
import { judgeDuty, type DutyOutcome } from './duty-to-urge.js';
import type { UrgingEvent } from './events.js';
import { blank, composed, composedOrNull } from './guards.js';
import { refuse, type Refusal, type UrgingRejection } from './rejections.js';
import type { UrgingState } from './state.js';

type Issue = Extract<UrgingCommand, { type: 'IssueUrging' }>;

/** One outcome for each duty, in order, each duty once. */
export const judgeDuties = ({ duties, document, earlier, register }: Pick<Issue, 'duties' | 'document' | 'earlier' | 'register'>): readonly DutyOutcome[] =>
  [...new Map(duties.map((duty) => [duty.assignmentId, duty])).values()].map((duty) => judgeDuty(duty, document, earlier, register));

/** The paper goes out: addressees are frozen with the names they bear on its date. */
export function issueUrging(command: Issue, state: UrgingState, act: Act): Decision<UrgingEvent, UrgingRejection> {
  const document = composedDocument(command.document);
  if (state.document !== null) return refuse('urging-number-used', { symbol: state.document.number.symbol, urgingId: state.document.urgingId });
  const fault = documentFault(document, act) ?? namedFault(command.bodies, document, command.register);
  if (fault !== null) return fault;
  const outcomes = judgeDuties({ ...command, document });
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]));
  const duties = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.duty] : []));
  const bodies = [...new Set<BodyId>([...duties.map(({ lead }) => lead), ...command.bodies.map(({ body }) => body)])];
  const unfit = refused.length > 0 && (!command.leaveOutRefused || bodies.length === 0);
  if (unfit) return refuse('duties-not-urgeable', { duties: refused.map(({ assignmentId, reason, facts }) => ({ assignmentId, reason, ...facts })) });
  if (bodies.length === 0) return refuse('urging-without-addressee');
  const leftOut = refused.map(({ assignmentId, reason }) => ({ assignmentId, reason }));
  return accept({ type: 'UrgingIssued', data: { document, duties, addressees: bodies.flatMap((body) => addresseeOn(body, document, command.register) ?? []), leftOut } });
}

function documentFault(document: UrgingDocument, act: Act): Refusal | null {
  const { number, date, answerDue, demand, basis, signatory } = document;
  if (actingBody(act) !== number.issuer) return refuse('not-urging-body', { issuer: number.issuer, actingBody: actingBody(act) });
  const unreal = [date, answerDue].find((day) => parseLocalDate(day) === null);
  if (unreal !== undefined) return refuse('date-invalid', { date: unreal });
  const sound = Number.isSafeInteger(number.number) && number.number >= 1 && number.year === Number(date.slice(0, 4));
  if (!sound) return refuse('urging-number-invalid', { number: number.number, year: number.year, date });
  if (date !== act.occurredOn) return refuse('urging-date-mismatch', { date, occurredOn: act.occurredOn });
  if (answerDue < date) return refuse('answer-due-before-date', { answerDue, date });
  const unsaid = ([['number.symbol', number.symbol], ['signatory.position', signatory.position], ['demand', demand]] as const).find(([, text]) => blank(text));
  if (unsaid !== undefined) return refuse('text-missing', { field: unsaid[0] });
  return blank(basis) ? refuse('basis-missing') : null;
}

function namedFault(bodies: readonly NamedAddressee[], { directiveId, number, date }: UrgingDocument, register: OrganisationState): Refusal | null {
  for (const { body: bodyId, inDirective } of bodies) {
    if (bodyId === number.issuer) return refuse('urging-itself', { bodyId });
    if (directiveId === null || !inDirective) return refuse('addressee-not-in-directive', { bodyId });
    if (bodyOn(register, bodyId, date)?.external !== false) return refuse('addressee-not-in-register', { bodyId });
  }
  return null;
}

function addresseeOn(body: BodyId, { date }: UrgingDocument, register: OrganisationState): UrgingAddressee | null {
  const found = bodyOn(register, body, date);
  return found === null ? null : { body, name: found.name, kind: found.kind, level: found.level };
}

const composedDocument = (document: UrgingDocument): UrgingDocument => ({
  ...document,
  number: { ...document.number, symbol: composed(document.number.symbol) },
  signatory: { ...document.signatory, position: composed(document.signatory.position) },
  demand: composed(document.demand),
  basis: composed(document.basis),
  skipsGradeReason: composedOrNull(document.skipsGradeReason),
});
