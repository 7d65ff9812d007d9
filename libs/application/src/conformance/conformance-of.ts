import {
  calendarOfVersion, DEVIATION_KINDS, deviationsOf, evolveSupervisionRules, FlowGraph, initialSupervisionRules, policyOfVersion,
  type Activity, type AssignmentEvent, type BodyId, type Deviation, type DeviationKind, type DirectiveId, type Flow, type SupervisionRules, type SupervisionRulesEvent, type SupervisionRulesState, type TracedAct,
} from '#libs/domain'; // prettier-ignore
import { decodeEvent, STORED_NAMES, type RecordedEvent } from '../event-catalogue/index.js';
import { numberedEvents, type LogToExport } from '../exports/exported-events.js';
import type { Position } from '../ports/index.js';
import type { Moment } from '../queries/contract.js';

/** Which duties are looked at; null = all. */
export interface ConformanceScope {
  readonly moment: Moment;
  /** The position of its last event; null before the first one. */
  readonly end: Position | null;
  /** Deviations of this body only, and the flow of duties whose lead it is at the moment. */
  readonly body: BodyId | null;
  readonly directiveId: DirectiveId | null;
  readonly kind: DeviationKind | null;
  /** All kinds of acts in the graph instead of `MAIN_ACTS`. */
  readonly everyAct: boolean;
  /** So many deviations are listed; all are counted. */
  readonly listed: number;
}

/** Acts that move a duty along; the others are beside its way. */
export const MAIN_ACTS: ReadonlySet<AssignmentEvent['type']> = new Set([
  'TaskAssigned', 'AssignmentAcknowledged', 'AssignmentReturnedToIssuer', 'ReturnToIssuerRefused', 'ProgressReported', 'ResultSubmitted', 'ResultReturned', 'ResultAccepted', 'AssignmentClosed', 'ExternalResultRecorded',
  'ExtensionRequested', 'ExtensionGranted', 'ExtensionRefused', 'DeadlineChanged', 'AssignmentTransferred', 'AssignmentHandedOver', 'AssignmentSuspended', 'AssignmentResumed', 'AssignmentWithdrawn', 'PartHandedDown', 'CompletedByParts',
  'PeriodResultFiled', 'ActCorrected',
]); // prettier-ignore

export interface ListedDeviation extends Deviation {
  readonly assignmentId: string;
  readonly taskCode: string;
}

export interface BodyDeviations {
  readonly body: BodyId;
  readonly total: number;
  readonly kinds: Readonly<Partial<Record<DeviationKind, number>>>;
}

export interface ConformanceAnswer {
  readonly moment: Moment;
  /** Duties looked at, and how many of them went as they should. */
  readonly duties: number;
  readonly conforming: number;
  /** Whichever kind is asked for. */
  readonly kinds: Readonly<Record<DeviationKind, number>>;
  /** Most deviations first. */
  readonly bodies: readonly BodyDeviations[];
  /** The first, in the order in which their duties were assigned. */
  readonly deviations: readonly ListedDeviation[];
  readonly activities: readonly Activity[];
  readonly flows: readonly Flow[];
}

const DUTY = 'assignment-';
const RULES = 'supervision-rules';
const EVENTS_A_PAGE = 500;

/**
 * The process as it should run against what happened: every duty folded by itself where the log has its first event, so that
 * memory does not grow with the log. Costs one reading of the log and one of each duty. @param progress hears the part that is done, 0 to 1
 * @throws what the log throws, UnreadableEventError
 */
export async function conformanceOf(log: LogToExport, scope: ConformanceScope, progress: (part: number) => void = () => undefined): Promise<ConformanceAnswer> {
  const gathered = new Gathered(scope);
  const { moment: { index: last }, end } = scope;
  const rules = end === null ? null : await rulesOf(log, end);
  for await (const { index, logged } of numberedEvents(log, last)) {
    progress(index / last);
    if (end === null || rules === null || logged.revision !== 0 || !logged.stream.startsWith(DUTY)) continue;
    gathered.take(logged.stream.slice(DUTY.length), await duty(log, logged.stream, end), rules);
  }
  return gathered.answer();
}

type RulesByVersion = (policy: number, calendar: number) => SupervisionRules | null;

async function rulesOf(log: LogToExport, end: Position): Promise<RulesByVersion> {
  let state: SupervisionRulesState = initialSupervisionRules;
  for (const { event } of await streamUpTo(log, RULES, end)) state = evolveSupervisionRules(state, event as SupervisionRulesEvent);
  const known = new Map<string, SupervisionRules | null>();
  return (policy, calendar) => {
    const key = `${policy} ${calendar}`;
    let rules = known.get(key);
    if (rules === undefined) {
      const [found, days] = [policyOfVersion(state, policy), calendarOfVersion(state, calendar)];
      known.set(key, (rules = found === null || days === null ? null : { policy: found, calendar: days }));
    }
    return rules;
  };
}

async function streamUpTo(log: LogToExport, stream: string, end: Position): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let fromRevision = 0; ; fromRevision += EVENTS_A_PAGE) {
    const page = await log.readStream(stream, { fromRevision, limit: EVENTS_A_PAGE });
    for (const logged of page) if (logged.position <= end) events.push(decodeEvent(logged));
    if (page.length < EVENTS_A_PAGE) return events;
  }
}

const duty = (log: LogToExport, stream: string, end: Position): Promise<readonly RecordedEvent<AssignmentEvent>[]> => streamUpTo(log, stream, end) as Promise<readonly RecordedEvent<AssignmentEvent>[]>;

class Gathered {
  private duties = 0;
  private conforming = 0;
  private readonly kinds = Object.fromEntries(DEVIATION_KINDS.map((kind) => [kind, 0])) as Record<DeviationKind, number>;
  private readonly bodies = new Map<BodyId, Partial<Record<DeviationKind, number>>>();
  private readonly listed: ListedDeviation[] = [];
  private readonly graph = new FlowGraph();

  constructor(private readonly scope: ConformanceScope) {}

  /** All events of one duty up to the moment. */
  take(assignmentId: string, events: readonly RecordedEvent<AssignmentEvent>[], rules: RulesByVersion): void {
    const { moment, body, directiveId, kind, everyAct, listed } = this.scope;
    const [assigned] = events;
    if (assigned?.event.type !== 'TaskAssigned' || (directiveId !== null && assigned.event.data.directiveId !== directiveId)) return;
    const acts = events.map(({ event, revision, metadata: { act, policyVersion, calendarVersion } }): TracedAct => ({ revision, event, act, rules: rules(policyVersion, calendarVersion) }));
    const found = deviationsOf(acts, moment.at).filter((each) => body === null || each.body === body);
    const leads = body === null || events.some(({ event }) => leadIn(event) === body);
    if (!leads && found.length === 0) return;
    this.duties += 1;
    if (found.length === 0) this.conforming += 1;
    for (const each of found) {
      this.kinds[each.kind] += 1;
      const of = this.bodies.get(each.body) ?? {};
      of[each.kind] = (of[each.kind] ?? 0) + 1;
      this.bodies.set(each.body, of);
      if ((kind === null || each.kind === kind) && this.listed.length < listed) this.listed.push({ ...each, assignmentId, taskCode: assigned.event.data.taskCode });
    }
    if (leads) this.graph.add(events.filter(({ type }) => everyAct || MAIN_ACTS.has(type)).map(({ type, metadata: { act } }) => ({ type: STORED_NAMES[type], at: act.recordedAt })));
  }

  answer(): ConformanceAnswer {
    const bodies = [...this.bodies].map(([body, kinds]): BodyDeviations => ({ body, total: Object.values(kinds).reduce((sum, n) => sum + n, 0), kinds })).sort((a, b) => b.total - a.total || (a.body < b.body ? -1 : 1));
    return { moment: this.scope.moment, duties: this.duties, conforming: this.conforming, kinds: this.kinds, bodies, deviations: this.listed, activities: this.graph.allActivities(), flows: this.graph.allFlows() };
  }
}

/** The body that is the lead from that act on, if it says so. */
function leadIn(event: AssignmentEvent): BodyId | null {
  switch (event.type) {
    case 'TaskAssigned':
      return event.data.leadBody;
    case 'AssignmentTransferred':
      return event.data.to;
    case 'AssignmentHandedOver':
      return event.data.as === 'lead' ? event.data.to : null;
    default:
      return null;
  }
}
