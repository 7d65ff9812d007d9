import { kindsOf, nextDigestAt, type BodyId, type Instant, type NoticeKind, type TimeOfDay } from '#libs/domain';
import type { Delivery, Ids, MailItem, MailPlan, OfficeChoice } from '../ports/index.js';
import type { OutgoingNotice } from '../projections/notices/notices.contract.js';

export interface MailPlanning {
  readonly ids: Ids;
  readonly installation: string;
  readonly now: Instant;
  readonly digestAt: TimeOfDay;
  /** How the body wants its notices; null = it has no address. */
  readonly deliveryOf: (body: BodyId) => Delivery | null;
  /** What it chose itself; null = nothing. */
  readonly choiceOf: (body: BodyId) => OfficeChoice | null;
}

/**
 * The e-mails for some notices: one to each body for what came together. The ids are derived from the first notice, so
 * that the same notices taken again would make the same e-mail. What an office chose to be without is not in them, nothing else is left out.
 */
export function planMails(notices: readonly OutgoingNotice[], { ids, installation, now, digestAt, deliveryOf, choiceOf }: MailPlanning): readonly MailPlan[] {
  const byBody = new Map<BodyId, { readonly delivery: MailPlan['delivery']; readonly leftOut: ReadonlySet<NoticeKind>; readonly items: MailItem[] } | null>();
  for (const { body, id: noticeId, kind, subject, text } of notices) {
    let mail = byBody.get(body);
    if (mail === undefined) {
      const [delivery, choice] = [deliveryOf(body), choiceOf(body)];
      mail = delivery === null || delivery === 'off' ? null : { delivery: choice?.delivery ?? delivery, leftOut: new Set(kindsOf(choice?.without ?? [])), items: [] };
      byBody.set(body, mail);
    }
    if (mail !== null && !mail.leftOut.has(kind)) mail.items.push({ noticeId, subject, text });
  }
  return [...byBody].flatMap(([body, mail]): readonly MailPlan[] => {
    if (mail === null || mail.items.length === 0) return [];
    const { delivery, items } = mail;
    const id = ids.derive('notice-mail', installation, body, String(items[0]?.noticeId));
    return [{ id, body, delivery, notBefore: delivery === 'digest' ? nextDigestAt(now, digestAt) : now, items }];
  });
}
