import { dayNumber, evolveOversight, hasPart, heirOf, initialOversight, isTakenBack, oversightKeepers, type BodyId, type OversightId, type OversightOpening, type OversightState } from '#libs/domain';
import type { QueryAnswer, Visibility } from '../../queries/contract.js';
import type { NamedBody } from '../inspections/inspections.contract.js';
import { evidenceView } from '../reading/evidence-view.js';
import { foldedActs, stepsOf, type FoldedActs } from '../reading/folded-acts.js';
import { partIn, pageOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import type { OversightAnswer, OversightQuestion, OversightRow, OversightsAnswer, OversightsQuestion } from './oversights.contract.js';
import { oversightsProjection } from './oversights.projection.js';
import { OVERSIGHT_STEPS } from './step-titles.js';

type Opened = OversightState & { readonly opening: OversightOpening };

/** Oversights that the asker may know of, latest beginning first. @throws ReadModelMissingError */
export async function askOversights(sources: QuerySources, memory: ReadingMemory, { asked, narrow, page }: OversightsQuestion): Promise<QueryAnswer<OversightsAnswer>> {
  const part = partIn(page, ['number', 'string']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [oversightsProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const { body, directiveId } = narrow;
  const rows = foldedActs(readerOf(sources, oversightsProjection), view.moment.index, initialOversight, evolveOversight).flatMap((folded) => {
    const { state } = folded;
    if (!isOpened(state)) return [];
    const isWanted = (body === null || state.opening.overseenBodies.includes(body)) && (directiveId === null || state.opening.directiveId === directiveId);
    const sight = sightOf(view, asked.visibility, state.opening);
    return sight === null || !isWanted ? [] : [rowOf(view, folded, visible(state, sight.sees))];
  });
  const keyOf = ({ from, oversightId }: OversightRow): readonly [number, string] => [-dayNumber(from), oversightId];
  const sorted = rows.toSorted((a, b) => keyOf(a)[0] - keyOf(b)[0] || (a.oversightId < b.oversightId ? -1 : 1));
  const { rows: oversights, nextCursor } = pageOf(sorted, page, part, keyOf);
  return answered({ moment: view.moment, oversights, nextCursor });
}

/** One oversight with all that was seen. @throws ReadModelMissingError */
export async function askOversight(sources: QuerySources, memory: ReadingMemory, { asked, oversightId }: OversightQuestion): Promise<QueryAnswer<OversightAnswer>> {
  const found = viewAt(sources, memory, asked, [oversightsProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const [folded] = foldedActs(readerOf(sources, oversightsProjection), view.moment.index, initialOversight, evolveOversight, oversightId);
  if (folded === undefined || !isOpened(folded.state)) return NOT_FOUND;
  const sight = sightOf(view, asked.visibility, folded.state.opening);
  if (sight === null) return NOT_FOUND;
  const state = visible(folded.state, sight.sees);
  return answered({
    moment: view.moment,
    oversight: rowOf(view, folded, state),
    basis: state.opening.basis,
    observations: state.observations.map((seen) => ({ ...seen, evidence: evidenceView(seen.evidence), takenBack: isTakenBack(state, 'observation', seen.number) })),
    warnings: state.warnings.map((given) => ({ ...given, takenBack: isTakenBack(state, 'warning', given.number) })),
    recommendations: state.recommendations.map((made) => ({ ...made, takenBack: isTakenBack(state, 'recommendation', made.number) })),
    proposals: sight.whole ? state.proposals.map((made, place) => ({ number: place + 1, ...made, takenBack: isTakenBack(state, 'proposal', place + 1) })) : [],
    summary: sight.whole ? state.summary : null,
    steps: sight.whole ? stepsOf(readerOf(sources, oversightsProjection), view.moment.index, oversightId, OVERSIGHT_STEPS) : [],
  });
}

const isOpened = (state: OversightState): state is Opened => state.opening !== null;

/** Which bodies somebody may see into: who oversees, and who may end it where the overseeing body came to watch itself (R12), sees all of it, the overseen what is about them; null = not even that the oversight is there. */
function sightOf(view: PastView, visibility: Visibility, opening: OversightOpening): { readonly whole: boolean; readonly sees: (body: BodyId) => boolean } | null {
  if (visibility.kind === 'all') return { whole: true, sees: () => true };
  const { overseeingBody, overseenBodies } = opening;
  const own: readonly BodyId[] = visibility.bodies;
  // Whoever took the place of a body sees what that body saw (R11).
  const sees = (body: BodyId): boolean => own.includes(body) || own.includes(heirOf(view.register.state, body, view.today, null).body);
  if (sees(overseeingBody) || keepersOf(view, opening).some((body) => own.includes(body))) return { whole: true, sees: () => true };
  return overseenBodies.some(sees) ? { whole: false, sees } : null;
}

/** Nobody while the overseeing body watches others than itself. */
function keepersOf({ register, directives, today }: PastView, opening: OversightOpening): readonly BodyId[] {
  const { body } = heirOf(register.state, opening.overseeingBody, today, null);
  if (!hasPart(register.state, body, new Set(opening.overseenBodies))) return [];
  return oversightKeepers(opening.directiveId === null ? null : (directives.find(opening.directiveId)?.content ?? null), opening, register.state, today);
}

/** What is about bodies that may be seen into, or about all of them. */
const visible = (state: Opened, sees: (body: BodyId) => boolean): Opened => ({
  ...state,
  observations: state.observations.filter(({ body }) => body === null || sees(body)),
  warnings: state.warnings.filter(({ body }) => sees(body)),
  recommendations: state.recommendations.filter(({ to }) => to.some(sees)),
});

function rowOf(view: PastView, { id, revision }: FoldedActs<OversightState>, state: Opened): OversightRow {
  const { opening, status, observations, warnings } = state;
  const named = (body: BodyId): NamedBody => ({ body, name: view.nameOf(body) });
  const { kind, mode, subject, overseeingBody, overseenBodies, directiveId, from, to } = opening;
  return {
    oversightId: id as OversightId,
    kind,
    mode,
    status: status === 'ended' ? 'ended' : 'open',
    subject,
    overseeing: named(overseeingBody),
    overseen: overseenBodies.map(named),
    directiveId,
    directiveSymbol: directiveId === null ? null : view.directives.symbol(directiveId),
    from,
    to,
    observations: observations.filter(({ number }) => !isTakenBack(state, 'observation', number)).length,
    warnings: warnings.filter(({ number }) => !isTakenBack(state, 'warning', number)).length,
    revision,
  };
}
