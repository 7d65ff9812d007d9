import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

export const GUIDES = ['agency', 'office', 'auditor', 'administrator'] as const;
export type Guide = (typeof GUIDES)[number];

/** Whose first day, in the address: `vai`; absent = one's own. */
export interface GuideSearch extends MomentSearch {
  readonly vai?: Guide | undefined;
}

export function readGuideSearch(search: Readonly<Record<string, unknown>>): GuideSearch {
  const guide = GUIDES.find((each) => each === search['vai']);
  return { ...readMomentSearch(search), ...(guide !== undefined && { vai: guide }) };
}

/** The guide of whoever has these roles. */
export function guideFor(roles: readonly string[]): Guide {
  if (roles.includes('auditor')) return 'auditor';
  if (roles.includes('administrator')) return 'administrator';
  return roles.includes('supervising-officer') ? 'office' : 'agency';
}
