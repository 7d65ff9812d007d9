import { isKeyName } from '#libs/domain';
import type { NotaryConfiguration } from './configuration.js';

export const NOTARY_VARIABLES = ['DONDOC_NOTARY', 'DONDOC_NOTARY_ORIGIN', 'DONDOC_NOTARY_KEYS'] as const;

const LONGEST_ORIGIN = 200;

/** How the log is signed; null when that is turned off. */
export function readNotary(value: (variable: string) => string | null, fault: (variable: string, vi: string, en: string) => void): NotaryConfiguration | null {
  const wanted = value('DONDOC_NOTARY') ?? 'on';
  if (wanted !== 'on' && wanted !== 'off') fault('DONDOC_NOTARY', `phải là on hoặc off, không phải "${wanted}"`, `must be on or off, not "${wanted}"`);
  const origin = value('DONDOC_NOTARY_ORIGIN');
  if (origin !== null && (!isKeyName(origin) || origin.length > LONGEST_ORIGIN)) {
    fault('DONDOC_NOTARY_ORIGIN', `"${origin}" không dùng làm tên được: không có dấu cách, dấu +, tối đa ${LONGEST_ORIGIN} ký tự`, `"${origin}" cannot be a name: no spaces, no +, at most ${LONGEST_ORIGIN} characters`);
  }
  return wanted === 'off' ? null : { origin, keysFolder: value('DONDOC_NOTARY_KEYS') };
}
