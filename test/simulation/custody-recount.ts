import type { CustodyView } from '#libs/application';
import type { BodyId, Instant } from '#libs/domain';
import { promised } from './broken-promise.js';
import type { Noted, Places } from './recount.js';

const DAY = 86_400_000;
/** When a day begins in Việt Nam. */
const startOf = (day: string): Instant => Date.parse(`${day}T00:00:00+07:00`);

/** Who had which place in a duty from an event on, as it was believed then. */
interface Held {
  /** Running maximum of the log (R13). */
  readonly at: Instant;
  readonly status: Noted['status'];
  readonly lead: BodyId | undefined;
  readonly confirming: BodyId | undefined;
  readonly issuer: BodyId | undefined;
}

/** With whom the days of one duty were, by a second reading of its events: what came later never moves a day that went by. */
export class CustodyTrail {
  private readonly trail: Held[] = [];
  private asked = false;

  add(at: Instant, { status }: Noted, { held }: Places, type: string): void {
    this.asked ||= type === 'ExtensionRequested';
    this.trail.push({ at, status, lead: held.get('lead'), confirming: held.get('confirming'), issuer: held.get('issuer') });
  }

  /** The spans cover every day once, from the day after the assignment on; each is with whoever had the duty when it began. @throws BrokenPromise */
  check({ assignedOn, until, ended, workingDays, days, spans }: CustodyView, at: Instant): void {
    const facts = (): unknown => ({ assignedOn, until, ended, workingDays, days, spans, trail: this.trail });
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
    promised(sum(Object.values(days)) === workingDays && sum(spans.map((span) => span.workingDays)) === workingDays, 'the days with each party add up to the days gone by', facts);
    let next = startOf(assignedOn) + DAY;
    for (const { first, last, party, body } of spans) {
      promised(startOf(first) === next && last >= first, 'each day of a duty is with one party', facts);
      next = startOf(last) + DAY;
      for (const day of [startOf(first), startOf(last)]) promised(this.allows(day, party, body), 'a day is with whoever had the duty when it began', () => ({ day: new Date(day + DAY / 2).toISOString(), party, body, told: facts() }));
    }
    promised(spans.length === 0 || next === startOf(until) + DAY, 'the days go up to the end', facts);
    const today = startOf(new Date(at + 7 * 3_600_000).toISOString().slice(0, 10));
    const isOver = ['done', 'withdrawn'].includes(this.trail.at(-1)?.status ?? 'open');
    promised(ended === isOver && (ended || startOf(until) === today), 'the days of an open duty go on', facts);
  }

  private allows(day: Instant, party: CustodyView['spans'][number]['party'], body: BodyId | null): boolean {
    const held = this.trail.findLast((one) => one.at <= day);
    if (held === undefined) return false;
    const { status, lead, confirming, issuer } = held;
    switch (status) {
      case 'suspended':
        return party === 'suspended' && body === null;
      case 'submitted':
      case 'done':
        return party === 'confirming' && body === confirming;
      case 'returned':
      case 'withdrawn':
        return party === 'issuer' && body === issuer;
      case 'open':
        // A coordinator may have been asked; the issuer has it only while it decides what was asked in time.
        return (party === 'lead' && body === lead) || party === 'coordinator' || (this.asked && party === 'issuer' && body === issuer);
    }
  }
}
