import type { Session } from '../session/session.js';

/** Who of a body does what, by the table of permissions; the program decides (ADR 0100). */
export const WORKING = ['officer', 'head', 'supervising-officer'] as const;
export const LEADING = ['head', 'approver'] as const;
export const OFFICE = ['head', 'approver', 'supervising-officer'] as const;
export const DESK = ['clerk', 'officer', 'head'] as const;
export const ANYONE = ['clerk', 'officer', 'head', 'supervising-officer', 'approver'] as const;

/** Whether it belongs to people of these roles in one of these bodies, and the asker is one of them: in their own name, or in that of another body. Whoever audits changes nothing, whatever other roles they have. */
export const isOf = ({ body, roles }: Pick<Session, 'body' | 'roles'>, actingFor: string | null, bodies: readonly string[], wanted: readonly string[]): boolean =>
  bodies.includes(actingFor ?? body) && hasRole({ roles }, wanted);

export const hasRole = ({ roles }: Pick<Session, 'roles'>, wanted: readonly string[]): boolean => !roles.includes('auditor') && wanted.some((role) => roles.includes(role));
