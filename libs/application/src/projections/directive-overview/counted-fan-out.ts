import { taskOf, type AssignmentId, type DirectiveId } from '#libs/domain';
import { assignmentStream, directiveStream } from '../../commands/stream-names.js';
import type { Moment, Visibility } from '../../queries/contract.js';
import { standingOf, type ActPlace, type CountedBoard, type CountedSubject, type CountedThing } from '../counted-boards/counted-board.js';
import { inOrder } from '../counted-boards/counted-duties.js';
import { NO_DAY } from '../duty-columns/standing-columns.js';
import { PastView, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import type { PlannedLine } from './directives.js';

/** Numbers of a directive's fan-out, by the paths of their fields: planned assignments that were made, and all of them; a task is a group. */
export const FAN_OUT_NUMBERS = ['fanOut.k', 'fanOut.n'] as const;

type PlannedThing = CountedThing & { readonly assignment: AssignmentId };

/** How far the assignments of a directive have been made, as the ones that it plans. */
export class CountedFanOut implements CountedBoard<PlannedThing> {
  readonly models = [];
  readonly late = [];

  constructor(
    private readonly sources: QuerySources,
    private readonly memory: ReadingMemory,
    private readonly visibility: Visibility,
    private readonly directive: DirectiveId,
  ) {}

  async refresh(): Promise<void> {
    // Read from the read model itself.
  }

  things(view: PastView): Iterable<PlannedThing> | null {
    const { directives } = view;
    return directives.find(this.directive) !== null && directives.mayKnow(this.visibility, this.directive) ? this.plannedAt(view).map(thingOf) : null;
  }

  nameOf(group: string, view: PastView): string {
    return this.titleOf(group, view);
  }

  subject({ assignment, group }: PlannedThing, view: PastView): CountedSubject | null {
    const [known] = this.plannedAt(view, assignment);
    return known === undefined ? null : { kind: 'planned', id: assignment, part: null, code: group ?? '', title: this.titleOf(known.taskCode, view), directiveId: this.directive };
  }

  /** What was done to the directive, and what made the assignment. */
  acts({ assignment }: PlannedThing, since: number, until: number): readonly ActPlace[] {
    const view = this.viewAt({ index: until, at: 0 });
    const ofDirective = [...view.directives.indexesOf(this.directive)].map(([revision, index]): ActPlace => ({ index, stream: directiveStream(this.directive), revision }));
    const made = this.plannedAt(view, assignment).flatMap(({ madeAt }): readonly ActPlace[] => (madeAt === null ? [] : [{ index: madeAt, stream: assignmentStream(assignment), revision: 0 }]));
    return inOrder(ofDirective, made).filter(({ index }) => index > since);
  }

  standing({ assignment }: PlannedThing, moment: Moment): string {
    const [known] = this.plannedAt(this.viewAt(moment), assignment);
    return known === undefined ? '' : standingOf(thingOf(known));
  }

  private plannedAt({ directives }: PastView, only: AssignmentId | null = null): readonly PlannedLine[] {
    const version = directives.find(this.directive);
    return version === null ? [] : directives.planned(version, this.visibility, only);
  }

  /** The task's own words stand in the directive. */
  private titleOf(task: string, { directives }: PastView): string {
    const version = directives.find(this.directive);
    return (version === null ? null : taskOf(version.content, task as PlannedLine['taskCode']))?.summary ?? task;
  }

  private viewAt(moment: Moment): PastView {
    return new PastView(this.sources, this.memory, moment);
  }
}

function thingOf({ assignmentId: assignment, leadBody: body, taskCode: group, madeAt }: PlannedLine): PlannedThing {
  const isMade = madeAt !== null;
  return { key: assignment, assignment, day: NO_DAY, group, body, counts: isMade ? { 'fanOut.k': 1, 'fanOut.n': 1 } : { 'fanOut.n': 1 }, facts: { made: isMade ? 'yes' : null } };
}
