import type { AssignmentState, AssignmentStatus } from '#libs/domain';

const OVER: ReadonlySet<AssignmentStatus> = new Set<AssignmentStatus>(['accepted', 'closed', 'withdrawn']);

/** Is there anything left to handle? */
export const isOpenDuty = ({ terms, status }: Pick<AssignmentState, 'terms' | 'status'>): boolean => terms !== null && !OVER.has(status);
