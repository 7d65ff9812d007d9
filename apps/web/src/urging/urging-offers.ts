import type { Schemas } from '../api/client.js';
import { ANYONE, isOf, OFFICE, WORKING } from '../deeds/asker.js';
import type { Offer } from '../deeds/deed-panel.js';
import type { Dictionary } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { URGING_DEEDS as DO } from './urging-deeds.js';

interface Asker {
  readonly asker: Pick<Session, 'body' | 'roles'>;
  readonly actingFor: string | null;
  /** A body by its id, and those it goes on in: a successor answers what its predecessor was urged to. */
  readonly answersFor: (body: string) => readonly string[];
}

/** What belongs to the asker of a paper that urges, and what stands in its way now. */
export function urgingOffers({ urging, addressees, duties }: Schemas['UrgingAnswer'], { asker, actingFor, answersFor }: Asker, t: Dictionary): readonly Offer[] {
  const open = urging.status === 'issued' ? null : t.urgingPaper.obstacles.ended;
  const own = addressees.filter(({ body }) => isOf(asker, actingFor, answersFor(body), WORKING));
  const mine = own.length > 0;
  const known = {
    addressee: own.length > 1 ? own.map(({ body, name }) => ({ value: body, label: name })) : [],
    assignmentId: duties.filter(({ assignmentId }) => own.some((row) => row.duties.includes(assignmentId))).map(({ assignmentId, taskCode, now }) => ({ value: assignmentId, label: `${taskCode}${now === null ? '' : `: ${now.summary}`}` })),
  };
  const issuer = isOf(asker, actingFor, [urging.issuer], OFFICE);
  const desk = addressees.filter(({ body, delivered }) => !delivered && isOf(asker, actingFor, [urging.issuer, ...answersFor(body)], ANYONE));
  return [
    ...(mine ? [{ deed: DO.AnswerUrging, known, obstacle: open }] : []),
    ...(mine ? [{ deed: DO.TakeBackUrgingAnswer, known, obstacle: open ?? (own.some(({ answers }) => answers.some(({ takenBack }) => takenBack === null)) ? null : t.urgingPaper.obstacles.unanswered) }] : []),
    ...(mine && urging.asksExplanation ? [{ deed: DO.GiveExplanation, known, obstacle: open }, { deed: DO.TakeBackExplanation, known, obstacle: open ?? (own.some(({ explanation }) => explanation.standing === 'under-review') ? null : t.urgingPaper.obstacles.unexplained) }] : []),
    ...deliveryOffer(desk, open),
    ...(issuer && urging.asksExplanation ? addressees.flatMap(({ body, name, explanation }) => explanationOffers(body, name, explanation.steps.at(-1)?.step, open)) : []),
    ...(issuer ? [{ deed: DO.CloseUrging, obstacle: open }, { deed: DO.WithdrawUrging, obstacle: open }, { deed: DO.TakeBackUrgingEnd, obstacle: open === null ? t.urgingPaper.obstacles.running : null }] : []),
  ];
}

/** That it has reached whom it went to: one form for all of them. */
function deliveryOffer(underway: readonly { readonly body: string; readonly name: string }[], obstacle: string | null): readonly Offer[] {
  const [first, ...others] = underway;
  if (first === undefined) return [];
  return [{ deed: DO.RecordUrgingDelivery, known: { body: underway.map(({ body, name }) => ({ value: body, label: name })) }, initial: others.length === 0 ? { body: first.body } : {}, obstacle }];
}

/** Only what was given can be judged, and only what was accepted taken back. */
function explanationOffers(body: string, of: string, last: string | undefined, obstacle: string | null): readonly Offer[] {
  const given = last === 'given' || last === 'acceptance-taken-back';
  return [
    ...(given ? [{ deed: DO.AcceptExplanation, of, path: { body }, obstacle }, { deed: DO.AskExplanationAgain, of, path: { body }, obstacle }] : []),
    ...(last === 'accepted' ? [{ deed: DO.TakeBackExplanationAcceptance, of, path: { body }, obstacle }] : []),
  ];
}
