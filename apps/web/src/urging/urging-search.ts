import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** What is urged, in the address: `viec` one duty; else everything overdue, of body `dv` and directive `vb` if they are named. */
export interface UrgingSearch extends MomentSearch {
  readonly viec?: string | undefined;
  readonly dv?: string | undefined;
  readonly vb?: string | undefined;
}

export function readUrgingSearch(search: Readonly<Record<string, unknown>>): UrgingSearch {
  const { viec, dv, vb } = search;
  return { ...readMomentSearch(search), ...(typeof viec === 'string' && { viec }), ...(typeof dv === 'string' && { dv }), ...(typeof vb === 'string' && { vb }) };
}

/** Whom the urging is about, as the API wants it. */
export const subjectOf = ({ viec, dv, vb }: UrgingSearch): { readonly assignments?: string[]; readonly matching?: { readonly body?: string; readonly directiveId?: string } } =>
  viec !== undefined ? { assignments: [viec] } : { matching: { ...(dv !== undefined && { body: dv }), ...(vb !== undefined && { directiveId: vb }) } };
