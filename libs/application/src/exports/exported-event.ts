import type { RecordedEvent } from '../event-catalogue/index.js';

/** An event on its way out. */
export interface ExportedEvent {
  /** Dense index. */
  readonly index: number;
  readonly recorded: RecordedEvent;
}

/** Writes events one by one, so that a log of any length goes out in little memory. */
export interface ExportWriter {
  head(): string;
  event(event: ExportedEvent): string;
  foot(): string;
}

export const instantOf = ({ recorded }: ExportedEvent): string => new Date(recorded.metadata.act.recordedAt).toISOString();
