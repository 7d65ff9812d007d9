import type { DeliveryCounts, DeliveryStatus, MailRecord, MailState, OfficeAddress } from '#libs/application';

export interface OfficeAddressesView {
  readonly addresses: readonly OfficeAddress[];
}

/** What became of the e-mails, newest first. `counts`: of all that are known; `sinceStart`: outcomes of attempts. */
export interface NoticeEmailsView {
  readonly email: DeliveryStatus['state'] | 'off';
  readonly lastAnswer: string | null;
  readonly counts: Readonly<Record<MailState, number>>;
  readonly sinceStart: DeliveryCounts;
  readonly emails: readonly MailRecord[];
  readonly nextCursor: string | null;
}
