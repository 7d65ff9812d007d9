import { refuse, trimmed, type RefusalOf } from './refusal.js';

/** A number in a report. Without a unit it says nothing, so the unit is always there. */
export interface ReportFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** What a report says. Attachments are named only, until files are kept. */
export interface ReportContent {
  readonly summary: string;
  readonly figures: readonly ReportFigure[];
  readonly attachments: readonly string[];
}

/** Texts without white space around them, in NFC. */
export const composedContent = ({ summary, figures, attachments }: ReportContent): ReportContent => ({
  summary: trimmed(summary),
  figures: figures.map(({ name, value, unit }) => ({ name: trimmed(name), value, unit: trimmed(unit) })),
  attachments: attachments.map(trimmed),
});

export type ContentRejection = 'text-missing' | 'figure-invalid';

/** The first fault of a content: a blank text (Facts: `field`), or a figure that is no number or repeats another's name (Facts: `name`). */
export function contentFault({ summary, figures, attachments }: ReportContent): RefusalOf<ContentRejection> | null {
  if (summary === '') return refuse('text-missing', { field: 'summary' });
  if (attachments.includes('')) return refuse('text-missing', { field: 'attachments' });
  const names = new Set<string>();
  for (const { name, value, unit } of figures) {
    if (name === '') return refuse('text-missing', { field: 'figures.name' });
    if (unit === '') return refuse('text-missing', { field: 'figures.unit' });
    if (!Number.isFinite(value) || names.has(name)) return refuse('figure-invalid', { name });
    names.add(name);
  }
  return null;
}
