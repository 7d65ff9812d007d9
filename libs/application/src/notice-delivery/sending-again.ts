import type { MailRecord, OfficeAddress } from '../ports/index.js';

/** Why a refused e-mail is not sent again yet; null = it may be. */
export type SendingAgainFault = 'email-not-refused' | 'no-office-address' | 'address-not-corrected';

/**
 * A mail server that refused for good would refuse again: so the address has been changed since, or whoever asks says
 * that the fault lay with the server. `address`: of the office now.
 */
export function sendingAgainFault(record: MailRecord, address: OfficeAddress | null, sameAddress: boolean): SendingAgainFault | null {
  if (record.state !== 'refused') return 'email-not-refused';
  if (address === null || address.delivery === 'off') return 'no-office-address';
  return sameAddress || address.changedAt > (record.settledAt ?? 0) ? null : 'address-not-corrected';
}
