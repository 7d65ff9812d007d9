import type { AccessKind, ActorId, BodyId, LocalDate } from '#libs/domain';
import type { Asked, Moment, Page } from '../../queries/contract.js';

/** Which records are wanted; null = any. */
export interface AccessFilter {
  /** Who looked, or tried. */
  readonly actor: ActorId | null;
  /** Whose data it was, or on whose behalf it was looked at. */
  readonly body: BodyId | null;
  /** Id of what it was about. */
  readonly thing: string | null;
  readonly kind: AccessKind | null;
  /** By the day on which it was recorded, both included. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Who looked at what is not their own, who took it away, who was refused; the newest first. Whether the asker may know is for the caller to see. */
export class AccessRecordsQuestion {
  constructor(readonly asked: Asked, readonly filter: AccessFilter, readonly page: Page) {}
}

/** `body`: of the person; `bodies`: whose data; `reason`: why it was refused. */
export interface AccessRecordRow {
  readonly index: number;
  readonly at: string;
  readonly kind: AccessKind;
  readonly actor: ActorId;
  readonly body: BodyId;
  readonly asked: string;
  readonly bodies: readonly BodyId[];
  readonly things: readonly string[];
  readonly reason: string | null;
}

export interface AccessRecordsAnswer {
  readonly moment: Moment;
  readonly records: readonly AccessRecordRow[];
  readonly nextCursor: string | null;
}
