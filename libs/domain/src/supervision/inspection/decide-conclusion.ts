import { accept, type Act } from '../../kernel/index.js';
import { paperFault, textFault } from '../paper.js';
import { presentHolder, repeatedFault } from './bodies.js';
import type { DecidedInspection, InspectionOutcome, Of } from './decided.js';
import { INSPECTION_PARTS } from './events.js';
import { refuse, refuseFor } from './rejections.js';
import { planRemediation } from './remediation.js';
import { standingMinutes } from './state.js';

/**
 * What is concluded about each inspected body, from minutes, and what has to be put right. A merger since the decision
 * may have moved a place to another body (R11) or made it a relative of an inspected one (R12).
 */
export function concludeInspection(command: Of<'ConcludeInspection'>, state: DecidedInspection, act: Act): InspectionOutcome {
  const { decision, holders, stage, former } = state;
  if (stage !== 'minuted') return refuse('inspection-step-out-of-order', { stage, needed: 'minuted' });
  const { number, date, signatory, conclusions, register, directive } = command;
  const above = INSPECTION_PARTS.map((part) => presentHolder(register, holders[part], act));
  if (!above.includes(number.issuer)) return refuse('not-inspecting-body', { actingBody: number.issuer });
  const onPaper = refuseFor(paperFault(number, date, signatory, act));
  if (onPaper !== null) return onPaper;
  const minutes = standingMinutes(state);
  const lastMinutes = minutes.map((kept) => kept.date).reduce((latest, day) => (day > latest ? day : latest), decision.date);
  if (date < lastMinutes) return refuse('conclusion-before-minutes', { date, lastMinutes });
  if (conclusions.length === 0) return refuse('nothing-named', { list: 'conclusions' });
  const repeated = repeatedFault(conclusions.map(({ body }) => body));
  if (repeated !== null) return repeated;
  for (const { body, text } of conclusions) {
    if (!decision.inspectedBodies.includes(body)) return refuse('body-not-inspected', { bodyId: body });
    if (!minutes.some((kept) => kept.body === body)) return refuse('conclusion-without-minutes', { bodyId: body });
    const blank = refuseFor(textFault({ 'conclusions.text': text }));
    if (blank !== null) return blank;
  }
  const plan = planRemediation(decision, command, [...new Set(above.toReversed())], former.length);
  if (!plan.ok) return plan;
  return accept({
    type: 'InspectionConcluded',
    data: {
      number,
      date,
      signatory,
      conclusions,
      remediation: plan.items,
      directiveId: directive.directiveId,
      supervisingBody: directive.supervisingBody ?? decision.number.issuer,
    },
  });
}
