/** Every reason for which an act on an indicator is refused. */
export type IndicatorRejection =
  /** The paper would be dated after the day of its record (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'occurred-in-future'
  /** A paper older than its record needs the document that proves it (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'late-entry-needs-basis'
  /** The directive has an indicator of that code. Facts: `code`. */
  | 'indicator-already-defined'
  /** There is no such indicator. */
  | 'indicator-not-defined'
  /** It was withdrawn: nothing more is measured or linked. */
  | 'indicator-withdrawn'
  /** A code is blank, too long or of other letters. Facts: `code`. */
  | 'code-invalid'
  /** Two milestones have one code. Facts: `code`. */
  | 'milestone-repeated'
  /** The code of an indicator is its identity: an amendment keeps it. Facts: `code`. */
  | 'indicator-code-changed'
  /** The name says nothing. */
  | 'indicator-name-missing'
  /** A number without a unit says nothing. */
  | 'unit-missing'
  /** A share is in per cent, words have no unit. Facts: `unit`, `expected`. */
  | 'unit-unfit'
  /** A share is the share of something: the definition words it, the measurement counts it. */
  | 'denominator-missing'
  /** Only a share has a denominator. */
  | 'denominator-unfit'
  /** There is no milestone. */
  | 'milestones-missing'
  /** Milestones follow one another in time. Facts: `code`, `judgedOn`. */
  | 'milestones-out-of-order'
  /** A yearly or undated milestone stands alone. Facts: `code`. */
  | 'milestones-mixed'
  /** A year outside 1900–2200. Facts: `code`, `year`. */
  | 'milestone-year-invalid'
  /** A sign that is none of the known ones. Facts: `code`, `operator`. */
  | 'operator-unknown'
  /** A tolerance is the issuer's word on "khoảng" alone, and not below zero. Facts: `code`. */
  | 'tolerance-unfit'
  /** A number where only words are measured. Facts: `code`. */
  | 'target-unfit'
  /** Quantity words or the reason of a reading are blank. Facts: `code`. */
  | 'words-missing'
  /** A text is no exact decimal number. Facts: `field`, `text`. */
  | 'number-malformed'
  /** An amendment changes what is measured after something was. */
  | 'measured-already'
  /** An amendment or withdrawal names no basis. */
  | 'basis-missing'
  /** Nothing is different from before. */
  | 'nothing-changed'
  /** The text names no year, half, quarter, month or day. Facts: `period`. */
  | 'period-malformed'
  /** A period is measured when it has ended. Facts: `period`, `endsOn`, `today`. */
  | 'period-in-the-future'
  /** The register has no such body in that period. Facts: `body`, `period`. */
  | 'unknown-body'
  /** The body had ended before the last day of the period. Facts: `body`, `period`. */
  | 'body-ended'
  /** The measurement is in another unit than the indicator. Facts: `unit`, `expected`. */
  | 'unit-mismatch'
  /** The numerator of a share is missing. */
  | 'numerator-missing'
  /** A share of nothing is no number. */
  | 'denominator-zero'
  /** A share is at most the whole. Facts: `numerator`, `denominator`. */
  | 'numerator-above-denominator'
  /** A numerator, denominator or count is below zero. Facts: `field`. */
  | 'number-negative'
  /** A count is a whole number. Facts: `value`. */
  | 'count-not-whole'
  /** The reported share is not what numerator and denominator give. Facts: `value`, `computed`. */
  | 'value-disagrees'
  /** There is no value. */
  | 'value-missing'
  /** A number where only words are measured, words where a number is, parts where there is no share. Facts: `field`. */
  | 'value-unfit'
  /** What proves it, or where it comes from, is blank. Facts: `field`. */
  | 'evidence-missing'
  /** The body has a measurement for that period: a mistake in it is corrected. Facts: `body`, `period`. */
  | 'already-measured'
  /** The body has no measurement for that period. Facts: `body`, `period`. */
  | 'not-measured'
  /** A correction or an unlinking names no reason. */
  | 'reason-missing'
  /** The directive has no such task, or the assignment is not of that directive. Facts: `duty`. */
  | 'duty-unknown'
  /** The duty is not linked. Facts: `duty`. */
  | 'not-linked';
