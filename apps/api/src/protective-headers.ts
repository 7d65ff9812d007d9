/** Headers that every answer carries. Pages replace the content security policy by their own. */
export const protectiveHeaders = (encrypted: boolean): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'private, no-cache',
  ...(encrypted && { 'strict-transport-security': 'max-age=31536000' }),
});
