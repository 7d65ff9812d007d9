import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';
import { instantOf, useAsOf } from './moment.js';
import type { MomentEvents } from './moment-events.js';

const MOST = '200';

/** Goes from event to event, the last ones up to now or, where the page stands before those, up to its moment; each marked on the slider: the page shows what was known right after it. By keyboard: the arrows. Nothing where fewer than two may be seen. */
export function MomentSlider({ events }: { readonly events: MomentEvents }): ReactNode {
  const { t, code } = useLanguage();
  const navigate = useNavigate();
  const marks = useId();
  const { luc } = useSearch({ strict: false });
  const { asOf } = useAsOf();
  // A day in the address stands for its end; the last event that was known then is the one.
  const until = luc === undefined ? null : instantOf(luc);
  const upToNow = useMarks(events, undefined, true);
  const isBefore = until !== null && upToNow.length === Number(MOST) && Date.parse(upToNow[0]?.recordedAt ?? '') > until;
  const upToThen = useMarks(events, asOf, isBefore);
  const entries = isBefore ? upToThen : upToNow;
  const [held, setHeld] = useState<number | null>(null);
  if (entries.length < 2) return null;
  const known = until === null ? entries.length : entries.filter(({ recordedAt }) => Date.parse(recordedAt) <= until).length;
  const place = held ?? known;
  const shown = entries[place - 1];
  const go = (to: number): void => {
    setHeld(null);
    // The last mark is now, whatever still comes.
    void navigate({ to: '.', search: (search) => ({ ...search, luc: to === entries.length && !isBefore ? undefined : entries[to - 1]?.recordedAt }), replace: true });
  };
  return (
    <div className="moment-slider">
      <label>
        {t.auditing.slider}
        <input
          type="range" min={1} max={entries.length} step={1} value={place} list={marks} aria-valuetext={shown === undefined ? t.moment.now : `${place}/${entries.length}: ${shown.title[code]}, ${writtenInstant(shown.recordedAt)}`}
          onChange={({ currentTarget }) => setHeld(Number(currentTarget.value))} onPointerUp={({ currentTarget }) => go(Number(currentTarget.value))} onKeyUp={({ currentTarget }) => held !== null && go(Number(currentTarget.value))}
        />
      </label>
      <datalist id={marks}>
        {entries.map(({ stream, revision }, at) => (
          <option key={`${stream} ${revision}`} value={at + 1} />
        ))}
      </datalist>
      <p className="quiet">{shown === undefined ? t.auditing.beforeAll : t.auditing.after(place, entries.length, shown.title[code], writtenInstant(shown.recordedAt))}</p>
    </div>
  );
}

/** The last events up to a moment, in the order in which they were recorded. */
function useMarks(events: MomentEvents, asOf: string | undefined, enabled: boolean): Schemas['HistoryAnswer']['entries'] {
  const query = { ...events, last: 'yes', limit: MOST, ...(asOf !== undefined && { asOf }) } as const;
  const { data } = useQuery({ queryKey: ['history', 'marks', query], queryFn: () => answerOf(api.GET('/api/history', { params: { query } })), retry: false, enabled });
  return (data?.entries ?? []).toSorted((one, other) => (one.recordedAt < other.recordedAt ? -1 : one.recordedAt > other.recordedAt ? 1 : 0));
}
