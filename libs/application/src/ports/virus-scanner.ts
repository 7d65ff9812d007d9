/** `signature`: what the scanner calls that which it found. */
export type ScanVerdict = { readonly kind: 'clean' } | { readonly kind: 'found'; readonly signature: string };

/**
 * Looks for known malware in a file.
 *
 * Promises every adapter keeps, proved by `virusScannerContract` in `libs/testing`: the file is sent a piece at a time; a verdict is
 * about all of it; whatever is no verdict is a fault, never `clean`.
 */
export interface VirusScanner {
  /** @throws ScannerUnavailableError when there is no verdict: nobody answers, in time, or the file is not taken; and what the file throws. */
  scan(pieces: AsyncIterable<Uint8Array>): Promise<ScanVerdict>;
}
