/** The scanner gave no verdict: the file stays where it is, and is asked about again. */
export class ScannerUnavailableError extends Error {
  readonly code = 'scanner-unavailable';

  constructor(detail: string, options?: ErrorOptions) {
    super(`the scanner gave no verdict: ${detail}`, options);
  }
}
