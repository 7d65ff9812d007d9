/** One act that came between what was seen and now. */
export interface ActBetween {
  readonly revision: number;
  readonly title: { readonly vi: string; readonly en: string };
  readonly body: string;
  readonly recordedAt: string;
}

/** The acts that a refusal as stale tells of; none where it tells of none. */
export function actsBetween(facts: Readonly<Record<string, unknown>> | undefined): readonly ActBetween[] {
  const told = facts?.['between'];
  return Array.isArray(told) ? told.filter(isAct) : [];
}

/** Whether acts came after those that a refusal as stale tells of. */
export const isMoreBetween = (facts: Readonly<Record<string, unknown>> | undefined): boolean => facts?.['more'] === true;

const isAct = (one: unknown): one is ActBetween => typeof one === 'object' && one !== null && 'title' in one && 'body' in one && 'revision' in one && 'recordedAt' in one;
