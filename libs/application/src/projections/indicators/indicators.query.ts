import { heirOf, measuredPeriod, type BodyId, type IndicatorContent } from '#libs/domain';
import type { QueryAnswer, Visibility } from '../../queries/contract.js';
import type { DirectiveVersion } from '../directive-overview/directives.js';
import { compareKeys, partIn, pageOf, type SortKey } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import type { IndicatorAnswer, IndicatorQuestion, IndicatorRow, IndicatorsAnswer, IndicatorsQuestion, MeasurementRow } from './indicators.contract.js';
import { indicatorsProjection } from './indicators.projection.js';
import { figureRow, heldOf, milestoneRows, pathToday } from './milestone-rows.js';
import { PastIndicators, type ListedIndicator } from './past-indicators.js';

const KEY = ['string', 'string'] as const;
const keyOfListed = ({ directiveId, place }: ListedIndicator): SortKey => [directiveId, place];

/**
 * Indicators with their milestones as they stand for one body (R10). Whoever may know the directive sees them with the
 * issuer's figures, which stand for the whole; other bodies' figures are for those above the directive, those who measure
 * for it, and the body itself: for anybody else the indicator is left out of a list that asks for that body.
 * @throws ReadModelMissingError
 */
export async function askIndicators(sources: QuerySources, memory: ReadingMemory, { asked, narrow, page }: IndicatorsQuestion): Promise<QueryAnswer<IndicatorsAnswer>> {
  const found = viewAt(sources, memory, asked, [indicatorsProjection]);
  if (!found.ok) return found;
  const part = partIn(page, KEY);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const desk = new IndicatorDesk(found.answer, new PastIndicators(readerOf(sources, indicatorsProjection), found.answer.moment.index), asked.visibility);
  const known = desk.past.listed(narrow.directiveId).filter((each) => desk.mayKnow(each, narrow.body));
  const { rows, nextCursor } = pageOf(known.toSorted((a, b) => compareKeys(keyOfListed(a), keyOfListed(b))), page, part, keyOfListed);
  return answered({ moment: found.answer.moment, indicators: rows.map((each) => desk.row(each, narrow.body)), nextCursor });
}

/** One indicator, what changed it, and its figures by body and period as far as the asker may see them. @throws ReadModelMissingError */
export async function askIndicator(sources: QuerySources, memory: ReadingMemory, { asked, indicatorId, body, page }: IndicatorQuestion): Promise<QueryAnswer<IndicatorAnswer>> {
  const found = viewAt(sources, memory, asked, [indicatorsProjection]);
  if (!found.ok) return found;
  const part = partIn(page, KEY);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const desk = new IndicatorDesk(found.answer, new PastIndicators(readerOf(sources, indicatorsProjection), found.answer.moment.index), asked.visibility);
  const listed = desk.past.find(indicatorId);
  if (listed === null || !desk.mayKnow(listed, body)) return NOT_FOUND;
  const measured = desk.past.measured(indicatorId).filter(([of]) => (body === null || of === body) && desk.mayKnow(listed, of));
  const { rows, nextCursor } = pageOf(measured, page, part, (key) => key);
  const measurements = rows.map(([of, period]) => desk.measurementRow(listed, of, period));
  return answered({ moment: found.answer.moment, indicator: desk.row(listed, body), changes: desk.past.changes(indicatorId), measurements, nextCursor });
}

/** Makes rows of what one asker may see at one moment. */
export class IndicatorDesk {
  constructor(
    private readonly view: PastView,
    readonly past: PastIndicators,
    private readonly visibility: Visibility,
  ) {}

  /** May the asker know of the indicator, and of the figures of that body? Null asks for the issuer's. */
  mayKnow({ indicatorId, directiveId }: ListedIndicator, body: BodyId | null): boolean {
    const directive = this.view.directives.find(directiveId);
    if (directive === null) return false;
    const content = this.past.content(indicatorId);
    const all = this.seesAll(directive, content);
    if (!all && !this.view.directives.mayKnow(this.visibility, directiveId)) return false;
    return all || body === null || body === directive.content.number.issuer || this.actsFor(body);
  }

  row({ indicatorId, directiveId }: ListedIndicator, asked: BodyId | null): IndicatorRow {
    const { view, past } = this;
    const directive = view.directives.find(directiveId) as DirectiveVersion; // there, since the indicator may be known
    const whole = past.content(indicatorId);
    const { milestones: _milestones, ...content } = whole;
    const body = asked ?? directive.content.number.issuer;
    const links = past.links(indicatorId).filter(({ kind }) => kind === 'task' || this.seesAll(directive, whole));
    const [firstYear, thisYear] = [Number(directive.content.date.slice(0, 4)), Number(view.today.slice(0, 4))];
    return {
      ...content,
      indicatorId,
      directiveId,
      directiveSymbol: directive.content.number.symbol,
      status: past.changes(indicatorId).at(-1)?.act === 'withdrawn' ? 'withdrawn' : 'active',
      revision: past.revision(indicatorId),
      body,
      bodyName: view.nameOf(body),
      links,
      pathToday: pathToday(whole, view.today),
      milestones: milestoneRows(whole, past.held(indicatorId, body), view.moment.at, firstYear, thisYear),
    };
  }

  measurementRow({ indicatorId }: ListedIndicator, body: BodyId, period: string): MeasurementRow {
    const acts = this.past.acts(indicatorId, body, period);
    const last = acts.at(-1)?.measurement ?? null;
    const held = last === null ? null : heldOf(period, last);
    return { body, bodyName: this.view.nameOf(body), period, endsOn: measuredPeriod(period)?.to ?? this.view.today, figure: held === null ? null : figureRow(held), acts };
  }

  /** Those above the directive, and those who measure for it. */
  private seesAll({ content: { number, confirmingBody, supervisingBody } }: DirectiveVersion, { reporters }: IndicatorContent): boolean {
    return this.visibility.kind === 'all' || [number.issuer, confirmingBody, supervisingBody, ...reporters].some((body) => this.actsFor(body));
  }

  /** Is the asker that body, or who carries on the day of the moment what it had (R11)? */
  private actsFor(body: BodyId): boolean {
    if (this.visibility.kind === 'all') return true;
    const { bodies } = this.visibility;
    return bodies.includes(body) || bodies.includes(heirOf(this.view.register.state, body, this.view.today, null).body);
  }
}
