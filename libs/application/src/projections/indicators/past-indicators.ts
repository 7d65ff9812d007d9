import type { BodyId, DirectiveId, IndicatorContent, IndicatorId, LinkedDuty, Measurement } from '#libs/domain';
import type { ReadModelReader, SqlRow } from '../../ports/read-model-store.js';
import type { DefinitionAct, MeasurementAct } from './indicators.contract.js';
import { heldOf, type Held } from './milestone-rows.js';

/** Where an indicator stands in the list. */
export interface ListedIndicator {
  readonly indicatorId: IndicatorId;
  readonly directiveId: DirectiveId;
  readonly place: string;
}

const text = (row: SqlRow, column: string): string => String(row[column]);
const textOrNull = (row: SqlRow, column: string): string | null => (row[column] === null ? null : String(row[column]));

/** Indicators as they had been recorded at a moment. */
export class PastIndicators {
  constructor(
    private readonly reader: ReadModelReader,
    private readonly index: number,
  ) {}

  listed(directive: DirectiveId | null): readonly ListedIndicator[] {
    const where = directive === null ? '' : 'AND directive = ?';
    const rows = this.reader.database.prepare(`SELECT indicator, directive, place FROM definition WHERE act = 'defined' AND idx <= ? ${where}`).all(this.index, ...(directive === null ? [] : [directive]));
    return rows.map(listed);
  }

  find(id: IndicatorId): ListedIndicator | null {
    const row = this.reader.database.prepare("SELECT indicator, directive, place FROM definition WHERE indicator = ? AND act = 'defined' AND idx <= ?").get(id, this.index);
    return row === undefined ? null : listed(row);
  }

  changes(id: IndicatorId): readonly DefinitionAct[] {
    const rows = this.reader.database.prepare('SELECT idx, revision, act, basis FROM definition WHERE indicator = ? AND idx <= ? ORDER BY idx').all(id, this.index);
    return rows.map((row) => ({ index: Number(row['idx']), revision: Number(row['revision']), act: text(row, 'act') as DefinitionAct['act'], basis: textOrNull(row, 'basis') }));
  }

  /** As last amended. */
  content(id: IndicatorId): IndicatorContent {
    const row = this.reader.database.prepare('SELECT content FROM definition WHERE indicator = ? AND content IS NOT NULL AND idx <= ? ORDER BY idx DESC LIMIT 1').get(id, this.index);
    return JSON.parse(text(row ?? {}, 'content')) as IndicatorContent;
  }

  revision(id: IndicatorId): number {
    const last = (table: string): number => Number(this.reader.database.prepare(`SELECT max(revision) AS last FROM ${table} WHERE indicator = ? AND idx <= ?`).get(id, this.index)?.['last'] ?? -1);
    return Math.max(...['definition', 'link', 'measurement'].map(last));
  }

  /** In the order in which they were linked. */
  links(id: IndicatorId): readonly LinkedDuty[] {
    const duties = new Map<string, LinkedDuty>();
    for (const row of this.reader.database.prepare('SELECT duty, linked FROM link WHERE indicator = ? AND idx <= ? ORDER BY idx').all(id, this.index)) {
      if (Number(row['linked']) === 1) duties.set(text(row, 'duty'), JSON.parse(text(row, 'duty')) as LinkedDuty);
      else duties.delete(text(row, 'duty'));
    }
    return [...duties.values()];
  }

  /** What holds for one body, sorted by period. */
  held(id: IndicatorId, body: BodyId): readonly Held[] {
    const last = new Map<string, string | null>();
    for (const row of this.reader.database.prepare('SELECT period, content FROM measurement WHERE indicator = ? AND body = ? AND idx <= ? ORDER BY period, idx').all(id, body, this.index)) {
      last.set(text(row, 'period'), textOrNull(row, 'content'));
    }
    return [...last].flatMap(([period, content]) => (content === null ? [] : (heldOf(period, JSON.parse(content) as Measurement) ?? [])));
  }

  /** Bodies and periods that were ever measured, sorted. */
  measured(id: IndicatorId): readonly (readonly [body: BodyId, period: string])[] {
    const rows = this.reader.database.prepare('SELECT DISTINCT body, period FROM measurement WHERE indicator = ? AND idx <= ? ORDER BY body, period').all(id, this.index);
    return rows.map((row) => [text(row, 'body') as BodyId, text(row, 'period')] as const);
  }

  acts(id: IndicatorId, body: BodyId, period: string): readonly MeasurementAct[] {
    const rows = this.reader.database.prepare('SELECT * FROM measurement WHERE indicator = ? AND body = ? AND period = ? AND idx <= ? ORDER BY idx').all(id, body, period, this.index);
    return rows.map((row) => {
      const content = textOrNull(row, 'content');
      return {
        index: Number(row['idx']), revision: Number(row['revision']), act: text(row, 'act') as MeasurementAct['act'], recordedAt: Number(row['at']), actingBody: text(row, 'acting') as BodyId,
        measurement: content === null ? null : (JSON.parse(content) as Measurement), reason: textOrNull(row, 'reason'),
      }; // prettier-ignore
    });
  }
}

const listed = (row: SqlRow): ListedIndicator => ({ indicatorId: text(row, 'indicator') as IndicatorId, directiveId: text(row, 'directive') as DirectiveId, place: text(row, 'place') });
