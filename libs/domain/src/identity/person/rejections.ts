/** Why an act on the data of a person is refused. */
export type PersonRejection =
  /** What stays for ever names somebody: the basis of a late entry is a paper. */
  | 'text-names-person'
  | 'person-already-entered'
  | 'person-unknown'
  /** Nothing brings destroyed data back. */
  | 'person-already-erased'
  /** Says which data it changes: none. */
  | 'person-data-unchanged'
  | 'erasure-already-asked'
  | 'erasure-not-asked'
  /** Two people: whoever asked for it does not confirm it. */
  | 'erasure-confirmed-by-asker'
  /** Nor does the person decide alone over the own data. */
  | 'erasure-confirmed-by-the-person'
  /** Whoever holds an office, or will, answers for acts under a name. Facts: `positions`. */
  | 'person-in-office';
