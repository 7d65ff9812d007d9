import { isLoopback } from './engine-configuration.js';

const PLAIN = new Set(['http:', 'redis:']);

/** Whether that host is this machine; addresses of version 6 may stand in brackets. */
export const isThisMachine = (host: string): boolean => isLoopback(host.replace(/^\[|\]$/g, ''));

/** Whether what is said to that address leaves this machine in the plain. What is no address does not. */
export function leavesPlain(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && PLAIN.has(parsed.protocol) && !isThisMachine(parsed.hostname);
}
