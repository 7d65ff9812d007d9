import type { SendOutcome } from '#libs/application';

/** What the SMTP client says about a failure; every field may be missing. */
interface SmtpFailure {
  readonly message?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
}

const LONGEST_ANSWER = 300;

/** Steps at which the server judges this message and its address, not the connection or the sender. */
const ABOUT_THE_MESSAGE = new Set(['RCPT TO', 'DATA']);

/**
 * What a failure means. Only an answer 5xx about the message or its address is for good: a refused connection, sender or
 * sign-in is a fault of the arrangement, which somebody will mend, and the e-mail must not be lost by it.
 */
export function outcomeOf(error: unknown): SendOutcome {
  const { message, response, responseCode, command } = (error ?? {}) as SmtpFailure;
  const answer = shortened(typeof response === 'string' ? response : String(message ?? error));
  if (typeof responseCode !== 'number' || !ABOUT_THE_MESSAGE.has(String(command))) return { kind: 'failed', scope: 'server', answer };
  // 421: the server is closing the connection.
  if (responseCode === 421) return { kind: 'failed', scope: 'server', answer };
  return responseCode >= 500 ? { kind: 'refused', answer } : { kind: 'failed', scope: 'message', answer };
}

/** One line without control characters. */
export const shortened = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim().slice(0, LONGEST_ANSWER);
