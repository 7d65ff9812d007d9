import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Draft } from '../approval/use-revised.js';
import { AskedForm, type Answers } from '../forms/asked-form.js';
import { routeCalled } from '../forms/longest.js';
import type { Seen } from '../forms/seen.js';
import { ownPaperFields, paperDayFields, PAPER_REASONS } from '../forms/paper-fields.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { askedOf, isDraftable, maybe, type Deed, type Known } from './deed.js';
import { sendDeed, type Done } from './send-deed.js';
import { typedAgain } from './typed-again.js';

/** What a page tells the forms of its deeds. */
export interface DeedPlace {
  /** The parts of the addresses, by their names. */
  readonly path: Readonly<Record<string, string>>;
  readonly known?: Known;
  /** The thing as it was seen, and what tells who changed it since. */
  readonly seen?: Seen | undefined;
  /** Waits until the page can show what was recorded up to a position of the log. */
  readonly until: (position: string) => Promise<unknown>;
}

interface DeedFormProps {
  readonly deed: Deed;
  readonly place: DeedPlace;
  /** What the form begins with. */
  readonly initial?: Answers;
  /** Of what it is done, where the page has several. */
  readonly of?: string;
  readonly actingFor?: string | null;
  /** The draft that is revised in this form. */
  readonly revises?: Draft | undefined;
  /** Whether whoever only drafts submits it for approval. */
  readonly leaves?: boolean;
  readonly done: (outcome: Done) => void;
  readonly cancel?: () => void;
}

/** Of every draft of an act. */
const PAPER_DAY = [maybe('occurredOn', 'day'), maybe('lateEntryBasis', 'text')];

/** Asks what a deed has to say, does it, and has everything on the page asked anew once the read models have it. */
export function DeedForm({ deed, place: { path, known = {}, seen, until }, initial, of, actingFor = null, revises, leaves = isDraftable(deed, actingFor), done, cancel }: DeedFormProps): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const { body } = useSession();
  const name = t.deeds.names[deed.name];
  const own = askedOf(deed.fields, t, known);
  return (
    <AskedForm
      route={routeCalled(`${deed.method ?? 'POST'} ${deed.address}`)}
      title={of === undefined ? name : `${name}: ${of}`}
      submit={t.acts.send(name)}
      goesOut={leaves ? name : undefined}
      fields={deed.plain === true ? own : [...(deed.paper === undefined ? [] : ownPaperFields(t)), ...own, ...paperDayFields(t)]}
      initial={revises === undefined ? initial : { ...initial, ...typedAgain([...deed.fields, ...PAPER_DAY], revises.content) }}
      revises={revises}
      files={deed.carriesFiles}
      cancel={cancel}
      autoFocus={cancel !== undefined}
      seen={seen}
      kept={deed.unkept === true ? undefined : `deed.${deed.name}.${revises?.proposalId ?? Object.values(path).join('.')}`}
      reasons={{ ...PAPER_REASONS, 'basis-missing': 'basis', 'reason-missing': 'reason', ...deed.reasons }}
      send={async (answers, sent) => {
        const outcome = await sendDeed(deed, own, answers, { ...sent, path, actingFor, issuer: actingFor ?? body });
        if (outcome.position !== undefined) await until(outcome.position).catch(() => undefined);
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
        done(outcome);
      }}
    />
  );
}
