declare const brand: unique symbol;

/** UUID of an obligation to report periodically. */
export type ReportingId = string & { readonly [brand]: 'ReportingId' };
/** UUID of a review (sơ kết, tổng kết). */
export type ReviewId = string & { readonly [brand]: 'ReviewId' };

export const reportingId = (value: string): ReportingId => value as ReportingId;
export const reviewId = (value: string): ReviewId => value as ReviewId;
