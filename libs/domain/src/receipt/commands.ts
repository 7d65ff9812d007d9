import type { BodyId, DirectiveId, LocalDate } from '../kernel/index.js';
import type { ArrivalNumber } from './events.js';

export type ReceiptCommand =
  | { readonly type: 'SendDirective'; readonly directiveId: DirectiveId; readonly addressee: BodyId; readonly channel: string }
  | { readonly type: 'ConfirmDelivery'; readonly directiveId: DirectiveId; readonly addressee: BodyId }
  /** `issuedOn`: date of the directive, since nothing arrives before it exists. */
  | { readonly type: 'RegisterArrival'; readonly directiveId: DirectiveId; readonly addressee: BodyId; readonly issuedOn: LocalDate; readonly arrivalNumber: ArrivalNumber; readonly arrivalDate: LocalDate; readonly passedTo: string | null }
  | { readonly type: 'CorrectArrival'; readonly issuedOn: LocalDate; readonly arrivalNumber: ArrivalNumber; readonly arrivalDate: LocalDate; readonly passedTo: string | null; readonly reason: string };
