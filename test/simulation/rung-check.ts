import type { RecordedEvent } from '#libs/application';
import type { CountedDuty } from './recount.js';
import { promised } from './broken-promise.js';

const DAY = 86_400_000;
/** Reminders of a day go from half past seven. */
const MORNING = 7.5 * 3_600_000;
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+07:00`);

/** How many days from its limit a rung is at least, as the rules' ladder says; calendar days, since working days are never fewer. */
const OFFSETS: Readonly<Record<string, number>> = {
  'due-7': -7, 'due-3': -3, 'due-1': -1, due: 0, 'due+1': 1, 'due+5': 5, 'due+15': 15, 'due+30': 30, acknowledgement: 0, 'acknowledgement+1': 1, 'acknowledgement+3': 3, approval: 0,
};

/** A rung that has just gone was called for by the duty as an independent reading of its events knows it, and its time had come. */
export function checkRung(duty: CountedDuty, { stream, event, metadata }: RecordedEvent): void {
  if (event.type !== 'RungFired') return;
  const { data } = event;
  const { status, due, line, acknowledged, acknowledgementDue, pending, periods } = duty.noted;
  const facts = (): unknown => ({ stream, ...data, recordedAt: new Date(metadata.act.recordedAt).toISOString(), noted: duty.noted });
  promised(metadata.act.recordedAt >= startOf(data.dueOn) + MORNING, 'no rung goes before its hour', facts);
  const offset = OFFSETS[data.rung];
  promised(offset !== undefined, 'only rungs of the ladder go', facts);
  const apart = (startOf(data.dueOn) - startOf(data.forDue)) / DAY;
  // Before the limit a day off moves a rung further away from it, after the limit never nearer.
  promised((offset as number) <= 0 ? apart <= (offset as number) && apart >= (offset as number) - 12 : apart >= (offset as number), 'a rung stands at its distance from the limit', facts);
  switch (data.about) {
    case 'due':
      if (data.period !== null) promised(status === 'open' && periods.rhythm !== null && !periods.keys.has(data.period), 'only a missing period of an open duty is reminded of', facts);
      else promised(status === 'open' && line === 'dated' && due === data.forDue, 'only a dated duty that is open is reminded of its day', facts);
      break;
    case 'acknowledgement':
      promised(status === 'open' && !acknowledged && acknowledgementDue === data.forDue, 'only a duty not acknowledged is reminded of acknowledging', facts);
      break;
    case 'approval':
      promised(status === 'submitted' && pending !== null && startOf(data.forDue) >= pending - DAY, 'only a submission under review is reminded of', facts);
  }
}
