/** What is done with a figure. */
export type Deed = 'record' | 'correct' | 'withdraw';

/** What each is called as an act of the log. */
export const MEASURING_ACTS = { record: 'RecordMeasurement', correct: 'CorrectMeasurement', withdraw: 'WithdrawMeasurement' } as const satisfies Readonly<Record<Deed, string>>;
