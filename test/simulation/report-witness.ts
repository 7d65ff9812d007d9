import type { RecordedEvent } from '#libs/application';
import { promised } from './broken-promise.js';

/** Reminders of a day go from half past seven. */
const MORNING = 7.5 * 3_600_000;

/** What an independent clerk would note about the reports of each period, from the events alone: who has filed, and which reminders went. */
export class ReportWitness {
  private readonly filed = new Set<string>();
  private readonly handedUp = new Set<string>();
  private readonly rungs = new Set<string>();

  take({ stream, event, metadata }: RecordedEvent): void {
    switch (event.type) {
      case 'UnitReportFiled':
      case 'NilReportFiled':
        this.filed.add(`${stream} ${event.data.unit}`);
        break;
      case 'UnitReportReturned':
      case 'UnitReportTakenBack':
        this.filed.delete(`${stream} ${event.data.unit}`);
        break;
      case 'ConsolidationSubmitted':
        this.handedUp.add(stream);
        break;
      case 'ConsolidationReturned':
        this.handedUp.delete(stream);
        break;
      case 'ReportRungFired': {
        const { tier, forDue, dueOn, rung, skipped, missing } = event.data;
        for (const each of [rung, ...skipped]) {
          const key = `${stream} ${tier} ${forDue} ${each}`;
          promised(!this.rungs.has(key), 'each rung about a report goes once', () => ({ stream, ...event.data }));
          this.rungs.add(key);
        }
        promised(metadata.act.recordedAt >= Date.parse(`${dueOn}T00:00:00+07:00`) + MORNING, 'no rung about a report goes before its hour', () => event.data);
        promised(missing.every((unit) => !this.filed.has(`${stream} ${unit}`)), 'only units that have not filed are reminded of their report', () => event.data);
        promised(tier === 'unit' ? missing.length > 0 : !this.handedUp.has(stream), 'nobody is reminded of what was done', () => event.data);
        break;
      }
      default:
    }
  }
}
