import { accept, actingBody, parseLocalDate, type Act, type BodyId, type Decision } from '../../kernel/index.js';
import { numberFault } from '../../directive/index.js';
import { bodyOn, type OrganisationState } from '../../organisation/index.js';
import type { NamedAddressee, UrgingCommand } from './commands.js';
import type { UrgingAddressee, UrgingDocument } from './document.js';
import { judgeDuty, type DutyOutcome, type UrgingPaper } from './duty-to-urge.js';
import type { UrgingEvent } from './events.js';
import { blank, composed, composedOrNull } from './guards.js';
import { refuse, type NumberFault, type Refusal, type UrgingRejection } from './rejections.js';
import type { UrgingState } from './state.js';

type Issue = Extract<UrgingCommand, { type: 'IssueUrging' }>;

/** One outcome for each duty, in order, each duty once. */
const judgeDuties = (duties: Surroundings['duties'], paper: UrgingPaper, { earlier, register }: Surroundings): readonly DutyOutcome[] =>
  [...new Map(duties.map((duty) => [duty.assignmentId, duty])).values()].map((duty) => judgeDuty(duty, paper, earlier, register));

/** What lies around the paper, in other streams. */
type Surroundings = Pick<Issue, 'duties' | 'bodies' | 'earlier' | 'register'>;

/** What a paper would come to by the same rules: the outcome of each duty, whom it would address, and what is wrong with the bodies named. */
export function previewUrging(paper: UrgingPaper & Pick<UrgingDocument, 'directiveId'>, around: Surroundings) {
  const duties = judgeDuties(around.duties, paper, around);
  const fault = namedFault(around.bodies, paper, around.register);
  const addressees = addresseesOf(duties, fault === null ? around.bodies : [], paper, around.register);
  return { duties, addressees, rejection: fault?.rejection ?? null };
}

/** The paper goes out: addressees are frozen with the names they bear on its date. */
export function issueUrging(command: Issue, state: UrgingState, act: Act): Decision<UrgingEvent, UrgingRejection> {
  const document = composedDocument(command.document);
  if (state.document !== null) return refuse('urging-number-used', { symbol: state.document.number.symbol, urgingId: state.document.urgingId });
  const paper = { ...document, issuer: document.number.issuer };
  const fault = documentFault(document, act) ?? namedFault(command.bodies, paper, command.register);
  if (fault !== null) return fault;
  const outcomes = judgeDuties(command.duties, paper, command);
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome]));
  const duties = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.duty] : []));
  const addressees = addresseesOf(outcomes, command.bodies, paper, command.register);
  const unfit = refused.length > 0 && (!command.leaveOutRefused || addressees.length === 0);
  if (unfit) return refuse('duties-not-urgeable', { duties: refused.map(({ assignmentId, reason, facts }) => ({ assignmentId, reason, ...facts })) });
  if (addressees.length === 0) return refuse('urging-without-addressee');
  const leftOut = refused.map(({ assignmentId, reason }) => ({ assignmentId, reason }));
  return accept({ type: 'UrgingIssued', data: { document, duties, addressees, leftOut } });
}

function documentFault(document: UrgingDocument, act: Act): Refusal | null {
  const { number, date, answerDue, demand, basis, signatory } = document;
  if (actingBody(act) !== number.issuer) return refuse('not-urging-body', { issuer: number.issuer, actingBody: actingBody(act) });
  const unreal = [date, answerDue].find((day) => parseLocalDate(day) === null);
  if (unreal !== undefined) return refuse('date-invalid', { date: unreal });
  const misprinted = numberFault(number, date);
  if (misprinted !== null) return refuse(misprinted.rejection.tag as NumberFault, misprinted.rejection.facts);
  if (date !== act.occurredOn) return refuse('urging-date-mismatch', { date, occurredOn: act.occurredOn });
  if (answerDue < date) return refuse('answer-due-before-date', { answerDue, date });
  const unsaid = ([['signatory.position', signatory.position], ['demand', demand]] as const).find(([, text]) => blank(text));
  if (unsaid !== undefined) return refuse('text-missing', { field: unsaid[0] });
  return blank(basis) ? refuse('basis-missing') : null;
}

function namedFault(bodies: readonly NamedAddressee[], { directiveId, issuer, date }: UrgingPaper & Pick<UrgingDocument, 'directiveId'>, register: OrganisationState): Refusal | null {
  for (const { body: bodyId, inDirective } of bodies) {
    if (bodyId === issuer) return refuse('urging-itself', { bodyId });
    if (directiveId === null || !inDirective) return refuse('addressee-not-in-directive', { bodyId });
    if (bodyOn(register, bodyId, date)?.external !== false) return refuse('addressee-not-in-register', { bodyId });
  }
  return null;
}

/** The leads of the duties that can be urged and the bodies named, each once, with the names they bear on the date. */
function addresseesOf(outcomes: readonly DutyOutcome[], named: readonly NamedAddressee[], { date }: UrgingPaper, register: OrganisationState): readonly UrgingAddressee[] {
  const bodies = new Set<BodyId>([...outcomes.flatMap((outcome) => (outcome.ok ? [outcome.duty.lead] : [])), ...named.map(({ body }) => body)]);
  return [...bodies].flatMap((body) => {
    const found = bodyOn(register, body, date);
    return found === null ? [] : [{ body, name: found.name, kind: found.kind, level: found.level }];
  });
}

const composedDocument = (document: UrgingDocument): UrgingDocument => ({
  ...document,
  number: { ...document.number, symbol: composed(document.number.symbol) },
  signatory: { ...document.signatory, position: composed(document.signatory.position) },
  demand: composed(document.demand),
  basis: composed(document.basis),
  skipsGradeReason: composedOrNull(document.skipsGradeReason),
});
