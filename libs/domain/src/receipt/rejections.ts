/** Every reason for which an act on a receipt is refused. */
export type ReceiptRejection =
  /** The paper would be dated after the day of its record (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'occurred-in-future'
  /** A paper older than its record needs the document that proves it (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'late-entry-needs-basis'
  /** The act names another directive or addressee than the receipt. Facts: `directiveId`, `addressee`. */
  | 'receipt-mismatch'
  /** Nothing was sent to the addressee yet. */
  | 'not-sent'
  /** A sending names no channel. */
  | 'channel-missing'
  /** Only the addressee, or one acting for it, registers or corrects an arrival. Facts: `addressee`, `actingBody`. */
  | 'not-addressee'
  /** The arrival is registered; a mistake in it is corrected, not registered again. */
  | 'already-registered'
  /** There is no registered arrival to correct. */
  | 'not-registered'
  /** The arrival number is blank; what is seen on the stamp is kept raw, read or not. */
  | 'arrival-number-missing'
  /** A date is no existing day. Facts: `date`. */
  | 'date-invalid'
  /** Nothing arrives before the directive exists. Facts: `arrivalDate`, `issuedOn`. */
  | 'arrival-before-issue'
  /** Nothing is registered as arrived on a day that has not begun. Facts: `arrivalDate`, `today`. */
  | 'arrival-in-the-future'
  /** A correction names no reason. */
  | 'reason-missing';
