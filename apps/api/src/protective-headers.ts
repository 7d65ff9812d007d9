type Headers = Readonly<Record<string, string>>;

/** Headers that every answer carries. Pages replace the content security policy by their own; what may be kept says so itself. */
export const protectiveHeaders = (encrypted: boolean): Headers => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  ...(encrypted && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
});

/** The API browser has scripts and inline styles of its own; all of them come from here. */
export const DOCS_SECURITY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
/** The board of the timer's queue comes whole from here; the font that it would fetch elsewhere is refused, and the browser's own takes its place. */
export const DEADLINE_BOARD_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";
export const DEADLINE_BOARD_PATH = '/deadline-queue';

export const DOCS_PATH = '/api/docs';
