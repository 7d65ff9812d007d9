import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiExtension } from '@nestjs/swagger';

/** What a route lets its caller do. The finer question, `can()`, is asked where the thing itself is known. */
export const POLICIES = [
  'public',
  'session.own',
  'bodies.read',
  'bodies.change',
  'delegation.read',
  'delegation.act',
  'person.read',
  'person.act',
  'staff.read',
  'staff.act',
  'proposal.read',
  'proposal.act',
  'rules.read',
  'rules.publish',
  'directive.read',
  'directive.change',
  'receipt.read',
  'receipt.act',
  'urging.read',
  'urging.act',
  'reporting.read',
  'reporting.act',
  'review.read',
  'review.act',
  'assignment.read',
  'assignment.act',
  'inspection.read',
  'inspection.act',
  'oversight.read',
  'oversight.act',
  'ranking.read',
  'ranking.act',
  'indicator.read',
  'indicator.act',
  'file.upload',
  'board.read',
  'events.listen',
  'event.read',
  'log-key.rotate',
  'notice.read',
  'notice.act',
  'contact.read',
  'contact.manage',
  'access.read',
  'account.read',
  'account.manage',
] as const;
export type Policy = (typeof POLICIES)[number];

/** What no machine's token opens: the account itself, and the accounts of others. */
const OF_PEOPLE: ReadonlySet<Policy> = new Set<Policy>(['public', 'session.own', 'account.manage', 'person.act']);
/** What a machine's token can be made for. */
export const TOKEN_POLICIES: readonly Policy[] = POLICIES.filter((policy) => !OF_PEOPLE.has(policy));

export const POLICY = Symbol('policy of a route');

/** The route needs a signed-in caller; the policy names what it is about. */
export const Requires = (policy: Exclude<Policy, 'public'>): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(POLICY, policy), ApiExtension('x-policy', policy), ApiBearerAuth(), ApiCookieAuth());

/** Anybody may call the route. */
export const Public = (): ClassDecorator & MethodDecorator => applyDecorators(SetMetadata(POLICY, 'public'), ApiExtension('x-policy', 'public'));
