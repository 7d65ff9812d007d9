import type { Schemas } from '../api/client.js';
import { isOf, LEADING, WORKING } from '../deeds/asker.js';
import type { Offer } from '../deeds/deed-panel.js';
import type { Known } from '../deeds/deed.js';
import type { Dictionary } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { OVERSIGHT_DEEDS as DO } from './oversight-deeds.js';

interface Asker {
  readonly asker: Pick<Session, 'body' | 'roles'>;
  readonly actingFor: string | null;
  /** A body by its id, and those it goes on in: who carries the overseeing body on oversees. */
  readonly goesOnIn: (body: string) => readonly string[];
}

/** What belongs to the asker of an oversight, and what stands in its way now. */
export function oversightOffers(answer: Schemas['OversightAnswer'], { asker, actingFor, goesOnIn }: Asker, t: Dictionary): readonly Offer[] {
  const { overseeing, overseen, status } = answer.oversight;
  const carriesOn = goesOnIn(overseeing.body);
  const watchedBodies = overseen.flatMap(({ body }) => goesOnIn(body));
  const of = (wanted: readonly string[]): boolean => isOf(asker, actingFor, carriesOn, wanted);
  const words = t.oversights.obstacles;
  // Where it came to watch itself, it may do nothing any more; whoever else may see the page and leads may end it (R12). Who is first of them, the program says.
  const isSelf = watchedBodies.some((body) => carriesOn.includes(body));
  const over = status === 'ended' ? words.ended : null;
  const ended = isSelf ? words.self : over;
  const bodies = overseen.map(({ body, name }) => ({ value: body, label: name }));
  const seen = answer.observations.filter(({ takenBack }) => !takenBack).map(({ number, text }) => ({ value: String(number), label: `${number}. ${text}` }));
  const watched: readonly Offer[] = [
    { deed: DO.RecordObservation, known: { body: bodies }, obstacle: ended },
    { deed: DO.GiveEarlyWarning, known: { body: bodies, observations: seen }, obstacle: ended ?? (seen.length === 0 ? words.unseen : null) },
    { deed: DO.ProposeInspection, known: { bodies }, obstacle: ended },
    ...takenBackOffers(answer, ended, t),
  ];
  const led: readonly Offer[] = [
    { deed: DO.RecommendAfterOversight, known: { to: bodies }, obstacle: ended }, { deed: DO.EndOversight, obstacle: ended }, { deed: DO.TakeBackOversightEnd, obstacle: isSelf ? words.self : over === null ? words.running : null },
  ]; // prettier-ignore
  const asked = actingFor ?? asker.body;
  if (isSelf && ![...carriesOn, ...watchedBodies].includes(asked)) return isOf(asker, actingFor, [asked], LEADING) ? [{ deed: DO.EndOversight, obstacle: over }] : [];
  return [...(of(WORKING) ? watched : []), ...(of(LEADING) ? led : [])];
}

/** For each kind of entry of which one stands. */
function takenBackOffers({ observations, warnings, recommendations, proposals }: Schemas['OversightAnswer'], obstacle: string | null, t: Dictionary): readonly Offer[] {
  const offer = (entry: keyof Dictionary['oversights']['entries'], entries: readonly { readonly number: number; readonly takenBack: boolean }[], textOf: (number: number) => string): readonly Offer[] => {
    const of = t.oversights.entries[entry];
    const known: Known = { entry: [{ value: entry, label: of }], number: entries.filter(({ takenBack }) => !takenBack).map(({ number }) => ({ value: String(number), label: `${number}. ${textOf(number)}` })) };
    return known['number']?.length === 0 ? [] : [{ deed: DO.TakeBackOversightEntry, of, kind: entry, known, initial: { entry }, obstacle }];
  };
  const textIn = (entries: readonly { readonly number: number; readonly text: string }[]) => (wanted: number): string => entries.find(({ number }) => number === wanted)?.text ?? '';
  return [
    ...offer('observation', observations, textIn(observations)),
    ...offer('warning', warnings, textIn(warnings)),
    ...offer('recommendation', recommendations, textIn(recommendations)),
    ...offer('proposal', proposals, (wanted) => proposals.find(({ number }) => number === wanted)?.reason ?? ''),
  ];
}
