import type { BodyId, DirectiveId, MilestoneStanding } from '#libs/domain';
import { dayNumber } from '#libs/domain';
import { indicatorStream } from '../../commands/indicator/indicator-stream.js';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing } from '../counted-boards/counted-board.js';
import { NO_DAY } from '../duty-columns/standing-columns.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import type { MilestoneRow } from './indicators.contract.js';
import { indicatorsProjection } from './indicators.projection.js';
import { IndicatorDesk } from './indicators.query.js';
import { PastIndicators, type ListedIndicator } from './past-indicators.js';

const STANDINGS = Object.keys({
  met: true, 'not-met': true, 'on-path': true, 'behind-path': true, 'no-measurement': true, 'words-only': true, unjudged: true,
} satisfies Record<MilestoneStanding['kind'], true>) as readonly MilestoneStanding['kind'][]; // prettier-ignore
/** How many milestones stand how, and under which light; the list itself shows each of them. */
export const MILESTONE_NUMBERS = [...STANDINGS.map((standing) => `standing.${standing}` as const), ...(['green', 'amber', 'red'] as const).map((light) => `light.${light}` as const)];

interface MilestoneThing extends CountedThing {
  readonly listed: ListedIndicator;
  readonly milestone: Pick<MilestoneRow, 'code' | 'judgedOn'>;
}

/** Indicators as their milestones, each as it stands for one body (R10); groups are indicators. */
export class CountedMilestones implements CountedBoard<MilestoneThing> {
  readonly models = [indicatorsProjection];
  /** Behind, rather than late: a milestone that was missed, or a figure under the line to one. */
  readonly late = ['standing.not-met', 'standing.behind-path'];

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
    private readonly narrow: { readonly directiveId: DirectiveId | null; readonly body: BodyId | null },
  ) {}

  async refresh(): Promise<void> {
    // Read from the read model itself.
  }

  *things(view: PastView): Generator<MilestoneThing> {
    const desk = this.deskAt(view);
    for (const listed of desk.past.listed(this.narrow.directiveId)) if (desk.mayKnow(listed, this.narrow.body)) yield* this.milestones(desk, listed);
  }

  nameOf(group: string, view: PastView): string {
    const { past } = this.deskAt(view);
    const listed = past.find(group as ListedIndicator['indicatorId']);
    return listed === null ? group : past.content(listed.indicatorId).name;
  }

  subject({ listed, milestone: { code, judgedOn } }: MilestoneThing, view: PastView): CountedSubject | null {
    const desk = this.deskAt(view);
    if (desk.past.find(listed.indicatorId) === null || !desk.mayKnow(listed, this.narrow.body)) return null;
    const { code: of, name } = desk.past.content(listed.indicatorId);
    return { kind: 'milestone', id: listed.indicatorId, part: partOf({ code, judgedOn }), code: of, title: name, directiveId: listed.directiveId };
  }

  /** Definitions, and figures of the body. */
  acts({ listed: { indicatorId }, body }: MilestoneThing, since: number, until: number): readonly ActPlace[] {
    const { database } = readerOf(this.sources, indicatorsProjection);
    const definitions = database.prepare('SELECT idx, revision FROM definition WHERE indicator = ? AND idx > ? AND idx <= ?').all(indicatorId, since, until);
    const figures = database.prepare('SELECT idx, revision FROM measurement WHERE indicator = ? AND body = ? AND idx > ? AND idx <= ?').all(indicatorId, body, since, until);
    return [...definitions, ...figures].map((row) => ({ index: Number(row['idx']), stream: indicatorStream(indicatorId), revision: Number(row['revision']) })).toSorted((a, b) => a.index - b.index);
  }

  standing({ listed, key }: MilestoneThing, moment: Moment): string {
    const view = new PastView(this.sources, this.memory, moment);
    const desk = this.deskAt(view);
    if (desk.past.find(listed.indicatorId) === null || view.directives.find(listed.directiveId) === null) return '';
    const found = [...this.milestones(desk, listed)].find((one) => one.key === key);
    return found === undefined ? '' : standingOf(found);
  }

  private *milestones(desk: IndicatorDesk, listed: ListedIndicator): Generator<MilestoneThing> {
    const { body, milestones } = desk.row(listed, this.narrow.body);
    for (const { code, judgedOn, standing, light, actual } of milestones) {
      const counts = { [`standing.${standing}`]: 1, ...(light !== null && { [`light.${light}`]: 1 }) };
      const facts = { figure: actual?.number?.text ?? actual?.words ?? null, period: actual?.period ?? null };
      yield { key: `${listed.place} ${listed.indicatorId} ${partOf({ code, judgedOn })}`, day: judgedOn === null ? NO_DAY : dayNumber(judgedOn), group: listed.indicatorId, body, counts, facts, listed, milestone: { code, judgedOn } };
    }
  }

  private deskAt(view: PastView): IndicatorDesk {
    return new IndicatorDesk(view, new PastIndicators(readerOf(this.sources, indicatorsProjection), view.moment.index), this.visibility);
  }
}

const partOf = ({ code, judgedOn }: Pick<MilestoneRow, 'code' | 'judgedOn'>): string => (judgedOn === null ? code : `${code} ${judgedOn}`);
