import type { Schemas } from '../api/client.js';

const WORKING = ['officer', 'head', 'supervising-officer', 'approver'];

/** For whom somebody may measure: every body, their own alone, or nobody. What the program knows better, it says. */
export function measuresFor({ body, roles }: Pick<Schemas['Session'], 'body' | 'roles'>, { body: issuer, reporters }: Pick<Schemas['IndicatorRow'], 'body' | 'reporters'>): 'all' | 'own' | 'none' {
  if (!roles.some((role) => WORKING.includes(role)) || roles.includes('auditor')) return 'none';
  return body === issuer || reporters.includes(body) || roles.includes('supervising-officer') ? 'all' : 'own';
}
