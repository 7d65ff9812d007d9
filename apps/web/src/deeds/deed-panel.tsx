import { Button } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { RecordedLine } from '../approval/recorded.js';
import { useRevised, type Draft } from '../approval/use-revised.js';
import { ActingFor } from '../duty/acting-for.js';
import type { Answers } from '../forms/asked-form.js';
import type { Seen } from '../forms/seen.js';
import { useWords } from '../language/language.js';
import { useAsOf } from '../shell/moment.js';
import { isDraftable, type Deed, type Known } from './deed.js';
import { DeedForm, type DeedPlace } from './deed-form.js';
import type { Done } from './send-deed.js';

/** A deed that belongs to the asker. */
export interface Offer {
  readonly deed: Deed;
  /** What it is done to, where the page has several. */
  readonly of?: string;
  /** What tells it apart, where `of` is a word of the language of the page: in another one it is the same. */
  readonly kind?: string;
  /** Parts of its address beside those of the page. */
  readonly path?: Readonly<Record<string, string>>;
  readonly known?: Known;
  readonly initial?: Answers;
  /** What it is done to as it is seen, where it is not the thing of the page; null = nothing that changes by others. */
  readonly seen?: Seen | null;
  /** Why it is not possible now, in words; null = it is. */
  readonly obstacle?: string | null;
}

interface DeedPanelProps {
  /** What belongs to the asker, in whose name they act. */
  readonly offers: (actingFor: string | null) => readonly Offer[];
  readonly place: DeedPlace;
  readonly done?: (outcome: Done) => void;
  /** Nothing is shown where nothing belongs to the asker. */
  readonly quiet?: boolean;
}

/** Everything was closed by hand. */
const CLOSED = '';

/** The offer is what the draft would do: the same act, with the same parts of its address where the draft says them. */
function isDraftOf({ act, content }: Draft, { deed, path = {} }: Offer): boolean {
  return deed.name === act && Object.entries(path).every(([name, value]) => content[name] === undefined || content[name] === value);
}

const keyOf = ({ deed, of = '', kind = of }: Offer): string => `${deed.name} ${kind}`;

/** What one may do, as buttons that open a form; beside them what is not possible now, with the reason. What belongs to others is not shown, and nothing in the past. */
export function DeedPanel({ offers: offersFor, place, done, quiet = false }: DeedPanelProps): ReactNode {
  const t = useWords();
  const heading = useId();
  const { asOf } = useAsOf();
  const [actingFor, setActingFor] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Offer | null>(null);
  const revised = useRevised();
  const offers = asOf === undefined ? offersFor(actingFor) : [];
  if (asOf !== undefined || (quiet && offers.length === 0)) return null;
  const nameOf = ({ deed, of }: Offer): string => (of === undefined ? t.deeds.names[deed.name] : `${t.deeds.names[deed.name]}: ${of}`);
  const possible = offers.filter(({ obstacle = null }) => obstacle === null);
  const refused = offers.filter(({ obstacle = null }) => obstacle !== null);
  // An address that asks to revise a draft opens its form, until another is opened or it is left.
  const revising = opened !== null || revised === null ? undefined : possible.find((offer) => isDraftOf(revised, offer));
  const open = revising ?? possible.find((offer) => keyOf(offer) === opened);
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t.acts.title}</h2>
      <ActingFor value={actingFor} choose={(body) => (setActingFor(body), setOpened(null), setOutcome(null))} />
      {outcome !== null && <RecordedLine name={nameOf(outcome)} draft={isDraftable(outcome.deed, actingFor) ? null : false} />}
      {offers.length === 0 && <p className="quiet">{t.deeds.notYours}</p>}
      <div className="row">
        {possible.map((offer) => (
          <Button key={keyOf(offer)} variant={open === offer ? 'filled' : 'default'} aria-expanded={open === offer} onClick={() => (setOutcome(null), setOpened(open === offer ? CLOSED : keyOf(offer)))}>
            {nameOf(offer)}
          </Button>
        ))}
      </div>
      {open !== undefined && (
        <DeedForm
          key={`${keyOf(open)} ${actingFor ?? ''} ${revising === undefined ? '' : 'revised'}`}
          revises={revising === undefined ? undefined : (revised ?? undefined)}
          deed={open.deed}
          of={open.of}
          place={{ ...place, path: { ...place.path, ...open.path }, known: { ...place.known, ...open.known }, seen: open.seen === undefined ? place.seen : (open.seen ?? undefined) }}
          initial={open.initial}
          actingFor={actingFor}
          done={(answer) => (setOpened((now) => (now === null || now === keyOf(open) ? CLOSED : now)), setOutcome(open), revising === undefined && done?.(answer))}
          cancel={() => setOpened(CLOSED)}
        />
      )}
      {refused.length > 0 && (
        <details>
          <summary>{t.acts.notNow(refused.length)}</summary>
          <dl className="facts">
            {refused.map((offer) => (
              <div key={keyOf(offer)} className="fact-pair">
                <dt>{nameOf(offer)}</dt>
                <dd>{offer.obstacle}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
