/** Why a delegation, or its end, is refused. */
export type DelegationRejection =
  /** From a body to itself: a position of it to another is possible, the same or an unnamed one is not. Facts: `body`. */
  | 'delegation-to-self'
  /** What is passed on would come back to whose it is, on some day. Facts: `through`. */
  | 'delegation-cycle'
  /** More delegations in a row than the policy allows. Facts: `depth`, `maxDepth`. */
  | 'delegation-chain-too-long'
  /** It would end before it begins. Facts: `validFrom`, `validUntil`. */
  | 'delegation-interval-empty'
  /** It would begin before the day on which it is recorded: nobody is empowered afterwards. Facts: `validFrom`, `recordedOn`. */
  | 'delegation-in-past'
  /** One of the two is unknown, ended or outside the authority on the first day. Facts: `body`, `stands`. */
  | 'delegation-body-not-standing'
  /** Powers over the register and over accounts, and reading for an audit, belong to a person. Facts: `position`. */
  | 'position-not-delegable'
  /** A list of acts that names none. */
  | 'delegation-covers-nothing'
  | 'delegation-basis-missing'
  | 'delegation-unknown'
  /** It no longer holds on that day anyway. Facts: `until`. */
  | 'delegation-over';
