import type { BodyId, DirectiveId, LocalDate } from '../kernel/index.js';

/** The receiver's own running number. `raw` is what is seen on the stamp; `readable` null = could not be read, to be checked, never guessed. */
export interface ArrivalNumber {
  readonly raw: string;
  readonly readable: string | null;
}

/** Stream `receipt-<directiveId>-<addressee>` (R14): one per directive and addressee, also without a task. */
export type ReceiptEvent =
  | { readonly type: 'DirectiveSent'; readonly data: { readonly directiveId: DirectiveId; readonly addressee: BodyId; readonly channel: string } }
  | { readonly type: 'DirectiveDelivered'; readonly data: { readonly directiveId: DirectiveId; readonly addressee: BodyId } }
  | {
      readonly type: 'ArrivalRegistered';
      readonly data: { readonly directiveId: DirectiveId; readonly addressee: BodyId; readonly arrivalNumber: ArrivalNumber; readonly arrivalDate: LocalDate; readonly passedTo: string | null };
    }
  | {
      readonly type: 'ArrivalCorrected';
      readonly data: { readonly directiveId: DirectiveId; readonly addressee: BodyId; readonly arrivalNumber: ArrivalNumber; readonly arrivalDate: LocalDate; readonly passedTo: string | null; readonly reason: string };
    };
