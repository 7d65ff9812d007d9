/** Why a duty is not passed to somebody. */
export type HandlingRejection =
  /** Accepted, closed or withdrawn: nothing is left to handle. */
  | 'handling-duty-over'
  /** The person holds no position in the body on that day. Facts: `person`. */
  | 'handling-person-not-of-body'
  /** Facts: `person`. */
  | 'handling-already-with-person';
