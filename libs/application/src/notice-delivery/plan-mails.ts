import { nextDigestAt, type BodyId, type Instant, type TimeOfDay } from '#libs/domain';
import type { Delivery, Ids, MailItem, MailPlan } from '../ports/index.js';
import type { OutgoingNotice } from '../projections/notices/notices.contract.js';

export interface MailPlanning {
  readonly ids: Ids;
  readonly installation: string;
  readonly now: Instant;
  readonly digestAt: TimeOfDay;
  /** How the body wants its notices; null = it has no address. */
  readonly deliveryOf: (body: BodyId) => Delivery | null;
}

/**
 * The e-mails for some notices: one to each body for what came together. The ids are derived from the first notice, so
 * that the same notices taken again would make the same e-mail.
 */
export function planMails(notices: readonly OutgoingNotice[], { ids, installation, now, digestAt, deliveryOf }: MailPlanning): readonly MailPlan[] {
  const byBody = new Map<BodyId, MailItem[]>();
  for (const { body, id: noticeId, subject, text } of notices) {
    const delivery = deliveryOf(body);
    if (delivery === null || delivery === 'off') continue;
    const items = byBody.get(body) ?? [];
    items.push({ noticeId, subject, text });
    byBody.set(body, items);
  }
  return [...byBody].map(([body, items]) => {
    const delivery = deliveryOf(body) === 'digest' ? 'digest' : 'immediate';
    const id = ids.derive('notice-mail', installation, body, String(items[0]?.noticeId));
    return { id, body, delivery, notBefore: delivery === 'digest' ? nextDigestAt(now, digestAt) : now, items };
  });
}
