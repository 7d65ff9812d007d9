import { actingBody, PROPOSABLE_ACTS, rolesFor, type Act, type Actor, type AssignmentState, type Rejection } from '#libs/domain';
import type { SupervisionRulesInForce } from '../supervision-rules-in-force.js';

const PROPOSABLE: ReadonlySet<string> = new Set(PROPOSABLE_ACTS);

/** Must the act go through the head, since the body that leads the duty works so and the actor is none of its heads? Null = no. */
export function needsApproval(type: string, { terms }: Pick<AssignmentState, 'terms'>, actor: Actor, act: Act, rules: Pick<SupervisionRulesInForce, 'for'>): Rejection | null {
  if (!PROPOSABLE.has(type) || terms === null || actingBody(act) !== terms.leadBody || !rules.for(terms.leadBody).policy.actsNeedApproval) return null;
  const isHead = rolesFor(actor, terms.leadBody, 'ApproveProposal', act.recordedAt)?.includes('head') === true;
  return isHead ? null : { tag: 'act-needs-approval', facts: { body: terms.leadBody } };
}
