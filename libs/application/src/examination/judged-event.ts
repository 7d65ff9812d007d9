import type { JudgedEvent } from '#libs/domain';
import type { RecordedEvent } from '../event-catalogue/index.js';

/** An event of the log as the judge of its rules takes it, with its place in its stream. */
export interface ExaminedEvent extends JudgedEvent {
  readonly revision: number;
}

/** @param index dense index */
export const judgedEvent = ({ stream, revision, event, metadata }: RecordedEvent, index: number): ExaminedEvent => ({
  index, stream, revision, event, act: metadata.act, commandId: metadata.commandId, policyVersion: metadata.policyVersion, calendarVersion: metadata.calendarVersion,
}); // prettier-ignore
