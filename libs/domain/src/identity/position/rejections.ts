/** Why an appointment, or its end, is refused. */
export type PositionRejection =
  /** Nobody of that id was entered, or the data is being or was destroyed. Facts: `person`, `stands`. */
  | 'position-person-not-there'
  /** Unknown, ended or outside the authority on the first day. Facts: `body`, `stands`. */
  | 'position-body-not-standing'
  /** It would end before it begins. Facts: `validFrom`, `validUntil`. */
  | 'position-interval-empty'
  /** It would begin or end before the day on which it is recorded: what was done meanwhile stays as it was judged. Facts: `day`, `recordedOn`. */
  | 'position-in-past'
  /** The same person holds the same position of the body on some of those days. Facts: `positionId`. */
  | 'position-already-held'
  | 'position-basis-missing'
  /** What stays for ever names somebody: the basis is a paper, the person an id. */
  | 'text-names-person'
  | 'position-unknown'
  /** It is no longer held on that day anyway. Facts: `until`. */
  | 'position-over';
