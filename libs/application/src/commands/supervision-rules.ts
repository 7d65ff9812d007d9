export type { SupervisionRules } from '#libs/domain';

/** Token of the rules in force. */
export const SUPERVISION_RULES = Symbol('SupervisionRules');
