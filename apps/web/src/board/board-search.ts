import type { Dictionary } from '../language/vi.js';
import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

export const BOXES = ['done-on-time', 'done-late', 'in-time', 'overdue'] as const;
export const LINES = ['standing', 'recurring', 'undated', 'conditional', 'suspended', 'withdrawn', 'external'] as const;
export type Box = (typeof BOXES)[number];
export type Line = (typeof LINES)[number];

/** What the board is about, in the address: `dv` one body, `vb` one directive, `han=goc` judged by original due days. */
export interface BoardSearch extends MomentSearch {
  readonly dv?: string | undefined;
  readonly vb?: string | undefined;
  readonly han?: 'goc' | undefined;
}

/** Which of its numbers a list stands behind: `o` a box or a line, `thang` a month of due days. */
export interface BehindSearch extends BoardSearch {
  readonly o: Box | Line;
  readonly thang?: string | undefined;
}

export function readBoardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  const { dv, vb, han } = search;
  return { ...readMomentSearch(search), ...(typeof dv === 'string' && { dv }), ...(typeof vb === 'string' && { vb }), ...(han === 'goc' && { han }) };
}

const isStanding = (value: unknown): value is Box | Line => [...BOXES, ...LINES].includes(value as Box | Line);

export function readBehindSearch(search: Readonly<Record<string, unknown>>): BehindSearch {
  const { o, thang } = search;
  return { ...readBoardSearch(search), o: isStanding(o) ? o : 'overdue', ...(typeof thang === 'string' && /^\d{4}-\d{2}$/.test(thang) && { thang }) };
}

/** The narrowing as the API wants it. */
export const narrowedBy = ({ dv, vb, han }: BoardSearch): { readonly body?: string; readonly directiveId?: string; readonly against?: 'original' } => ({
  ...(dv !== undefined && { body: dv }),
  ...(vb !== undefined && { directiveId: vb }),
  ...(han !== undefined && { against: 'original' as const }),
});

export const isBox = (standing: Box | Line): standing is Box => BOXES.includes(standing as Box);

export const standingWords = (standing: Box | Line, t: Dictionary): string => (isBox(standing) ? t.boxes[standing] : t.lines[standing]);

/** `2021-12` as people write it. */
export const writtenMonth = (month: string): string => `${month.slice(5)}/${month.slice(0, 4)}`;

/** k/n with its share, in the way of the reports; no share of nothing. */
export const ratio = (of: { readonly k: number; readonly n: number }): string => `${of.k}/${of.n}${percent(of)}`;

/** The share in brackets, after k/n. */
export const percent = ({ k, n }: { readonly k: number; readonly n: number }): string => (n === 0 ? '' : ` (${((100 * k) / n).toFixed(1).replace('.', ',')} %)`);
