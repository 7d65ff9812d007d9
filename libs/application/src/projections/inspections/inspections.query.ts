import { dayNumber, evolveInspection, heirOf, initialInspection, inspectionKeepers, inspectionMoves, remediationDone, type AssignmentId, type BodyId, type InspectionDecision, type InspectionId, type InspectionState } from '#libs/domain';
import type { DutyRow, QueryAnswer, Visibility } from '../../queries/contract.js';
import { evidenceView } from '../reading/evidence-view.js';
import { foldedActs, stepsOf, type FoldedActs } from '../reading/folded-acts.js';
import { partIn, pageOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import type { InspectionAnswer, InspectionQuestion, InspectionRow, InspectionsAnswer, InspectionsQuestion, NamedBody, RemediationView } from './inspections.contract.js';
import { inspectionsProjection } from './inspections.projection.js';
import { INSPECTION_STEPS } from './step-titles.js';

type Decided = InspectionState & { readonly decision: InspectionDecision; readonly holders: NonNullable<InspectionState['holders']> };
/** Which bodies of an inspection somebody may see into: all, or these. */
interface Sight {
  readonly whole: boolean;
  readonly sees: (body: BodyId) => boolean;
}

/** Inspections that the asker may know of, newest decision first. @throws ReadModelMissingError */
export async function askInspections(sources: QuerySources, memory: ReadingMemory, { asked, narrow, page }: InspectionsQuestion): Promise<QueryAnswer<InspectionsAnswer>> {
  const part = partIn(page, ['number', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [inspectionsProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const rows = foldedActs(readerOf(sources, inspectionsProjection), view.moment.index, initialInspection, evolveInspection).flatMap((folded) => {
    const { state } = folded;
    if (!isDecided(state)) return [];
    const sight = sightOf(view, asked.visibility, state);
    const { body, directiveId, stage } = narrow;
    const isWanted = (body === null || state.decision.inspectedBodies.includes(body)) && (directiveId === null || state.decision.scope.directiveId === directiveId) && (stage === null || state.stage === stage);
    return sight === null || !isWanted ? [] : [rowOf(view, folded, state, sight.sees)];
  });
  const keyOf = ({ date, inspectionId }: InspectionRow): readonly [number, string] => [-dayNumber(date), inspectionId];
  const sorted = rows.toSorted((a, b) => keyOf(a)[0] - keyOf(b)[0] || (a.inspectionId < b.inspectionId ? -1 : 1));
  const { rows: inspections, nextCursor } = pageOf(sorted, page, part, keyOf);
  return answered({ moment: view.moment, inspections, nextCursor });
}

/** One inspection with its steps. @throws ReadModelMissingError */
export async function askInspection(sources: QuerySources, memory: ReadingMemory, { asked, inspectionId }: InspectionQuestion): Promise<QueryAnswer<InspectionAnswer>> {
  const found = viewAt(sources, memory, asked, [inspectionsProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const [folded] = foldedActs(readerOf(sources, inspectionsProjection), view.moment.index, initialInspection, evolveInspection, inspectionId);
  if (folded === undefined || !isDecided(folded.state)) return NOT_FOUND;
  const { state } = folded;
  const sight = sightOf(view, asked.visibility, state);
  if (sight === null) return NOT_FOUND;
  const { sees } = sight;
  const { inspectionId: _id, ...decision } = state.decision;
  const { visits, planNote, team, minutes, conclusion, endReason, takenBack } = state;
  const dutiesOf = (ids: readonly AssignmentId[]): readonly DutyRow[] => ids.flatMap((dutyId) => view.cards.byId(dutyId) ?? []).filter(({ body }) => sees(body)).map((card) => view.dutyRow(card));
  return answered({
    moment: view.moment,
    inspection: rowOf(view, folded, state, sees),
    decision,
    visits: visits.filter(({ body }) => sees(body)),
    planNote,
    team,
    minutes: minutes.filter(({ body }) => sees(body)).map((kept) => ({ ...kept, findings: kept.findings.map((finding) => ({ ...finding, evidence: evidenceView(finding.evidence) })) })),
    conclusion:
      conclusion === null ? null : { number: conclusion.number, date: conclusion.date, signatory: conclusion.signatory, conclusions: conclusion.conclusions.filter(({ body }) => sees(body)) },
    remediation: remediationOf(view, state, sees),
    conclusionsTakenBack: takenBack.map(({ number, reason, withdrawn, kept }) => ({ number, reason: sight.whole ? reason : null, withdrawn: dutiesOf(withdrawn), kept: dutiesOf(kept) })),
    endReason,
    steps: sight.whole ? stepsOf(readerOf(sources, inspectionsProjection), view.moment.index, inspectionId, INSPECTION_STEPS) : [],
  });
}

const isDecided = (state: InspectionState): state is Decided => state.decision !== null && state.holders !== null;

const WHOLE: Sight = { whole: true, sees: () => true };

/** Who decided, inspects or has a member in the team sees all of it, and who may take it over while somebody must (R12); the inspected see what is about them; null = not even that it is there. */
function sightOf(view: PastView, visibility: Visibility, state: Decided): Sight | null {
  const { decision, holders, team, conclusion } = state;
  if (visibility.kind === 'all') return WHOLE;
  const own: readonly BodyId[] = visibility.bodies;
  const holder = (body: BodyId): BodyId => heirOf(view.register.state, body, view.today, null).body;
  const above = [decision.number.issuer, decision.inspectingBody, holders.issuer, holders.inspecting].flatMap((body) => [body, holder(body)]);
  for (const { body } of team) above.push(body);
  if ([...above, ...keepersOf(view, state)].some((body) => own.includes(body))) return WHOLE;
  const about = [...decision.inspectedBodies, ...(conclusion?.remediation.map(({ body }) => body) ?? [])];
  // Whoever took the place of an inspected body sees what is about it (R11).
  const sees = (body: BodyId): boolean => own.includes(body) || own.includes(holder(body));
  return about.some(sees) ? { whole: false, sees } : null;
}

/** Nobody while every place is held by somebody who may go on. */
function keepersOf({ register, directives, today }: PastView, state: Decided): readonly BodyId[] {
  const { scope, inspectedBodies } = state.decision;
  const keepers = inspectionKeepers(directives.find(scope.directiveId)?.content ?? null, inspectedBodies, register.state, today);
  return inspectionMoves(state, keepers, register.state, today, { changeId: null, basis: '' }).length === 0 ? [] : keepers;
}

function rowOf(view: PastView, { id, revision }: FoldedActs<InspectionState>, { decision, holders, stage, progress, conclusion }: Decided, sees: Sight['sees']): InspectionRow {
  const named = (body: BodyId): NamedBody => ({ body, name: view.nameOf(body) });
  const heldBy = (body: BodyId): NamedBody => named(heirOf(view.register.state, body, view.today, null).body);
  const { number, date, subject, inspectingBody, inspectedBodies, scope } = decision;
  const seen = new Set(conclusion?.remediation.filter(({ body }) => sees(body)).map(({ assignmentId }) => assignmentId));
  return {
    inspectionId: id as InspectionId,
    symbol: number.symbol,
    date,
    subject,
    stage,
    issuer: named(number.issuer),
    inspecting: named(inspectingBody),
    heldBy: { issuer: heldBy(holders.issuer), inspecting: heldBy(holders.inspecting) },
    inspected: inspectedBodies.map(named),
    directiveId: scope.directiveId,
    directiveSymbol: view.directives.symbol(scope.directiveId),
    remediation: remediationDone({ progress: progress.filter(({ assignmentId }) => seen.has(assignmentId)) }),
    revision,
  };
}

function remediationOf(view: PastView, { conclusion, progress }: Decided, sees: Sight['sees']): readonly RemediationView[] {
  return (conclusion?.remediation ?? [])
    .filter(({ body }) => sees(body))
    .map(({ deadlines: _deadlines, ...item }) => {
      const told = progress.find(({ assignmentId }) => assignmentId === item.assignmentId);
      const card = view.cards.byId(item.assignmentId);
      return { ...item, outcome: told?.outcome ?? 'open', doneOn: told?.doneOn ?? null, duty: card === null ? null : view.dutyRow(card) };
    });
}
