import { DELIVERIES, MAIL_STATES, type MailRecord, type NoticeRow, type NoticesAnswer, type OfficeAddress } from '#libs/application';
import { NOTICE_GROUPS, NOTICE_KINDS, NOTICE_SUBJECTS } from '#libs/domain';
import type { NoticeChoicesView } from '../notices/notice-choices.view.js';
import type { NoticeEmailsView, OfficeAddressesView } from '../notices/notice-emails.view.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { countsOf, day, instant, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const bilingual = record<NoticeRow['subject']>({ vi: text, en: text });

const groups = listOf(oneOfWords(NOTICE_GROUPS));

/** What is answered about notices and their e-mails. */
export const NOTICE_SCHEMAS: Readonly<Record<string, Schema>> = {
  NoticeRow: record<NoticeRow>({
    id: whole, index: whole, at: instant, kind: oneOfWords(NOTICE_KINDS), subject: bilingual, text: bilingual, about: record<NoticeRow['about']>({ kind: oneOfWords(['duty', ...NOTICE_SUBJECTS]), id: text }), directiveId: orNull(uuid), taskCode: orNull(text), symbol: text, due: orNull(day), seen: yesOrNo,
  }), // prettier-ignore
  NoticesAnswer: record<NoticesAnswer>({ moment: MOMENT, body: text, seenUpTo: whole, unseen: named('Ratio'), notices: listOf(named('NoticeRow')), nextCursor: NEXT_CURSOR, revision: whole }),
  OfficeAddress: record<OfficeAddress>({ body: text, email: text, delivery: oneOfWords(DELIVERIES), changedAt: instant, changedBy: text }),
  OfficeAddresses: record<OfficeAddressesView>({ addresses: listOf(named('OfficeAddress')) }),
  NoticeChoices: record<NoticeChoicesView>({
    groups, own: record<NoticeChoicesView['own']>({ without: groups }), office: record<NoticeChoicesView['office']>({ goes: orNull(oneOfWords(DELIVERIES)), delivery: orNull(oneOfWords(['immediate', 'digest'])), without: groups }), mayChooseForBody: yesOrNo,
  }), // prettier-ignore
  NoticeEmail: record<MailRecord>({
    id: uuid, body: text, delivery: oneOfWords(['immediate', 'digest']), state: oneOfWords(MAIL_STATES), notices: whole, attempts: whole, createdAt: instant, nextAt: instant, settledAt: orNull(instant), answer: orNull(text),
  }), // prettier-ignore
  NoticeEmails: record<NoticeEmailsView>({
    email: oneOfWords(['off', 'on', 'failing']), lastAnswer: orNull(text), counts: countsOf(MAIL_STATES), sinceStart: countsOf(['sent', 'refused', 'failed', 'dropped']), emails: listOf(named('NoticeEmail')), nextCursor: NEXT_CURSOR,
  }), // prettier-ignore
};

export const NOTICE_ANSWERS: Readonly<Record<string, { readonly schema: string }>> = {
  NoticesController_list: { schema: 'NoticesAnswer' },
  NoticeChoicesController_show: { schema: 'NoticeChoices' },
  NoticeChoicesController_chooseOwn: { schema: 'NoticeChoices' },
  NoticeChoicesController_chooseForBody: { schema: 'NoticeChoices' },
  OfficeAddressesController_list: { schema: 'OfficeAddresses' },
  OfficeAddressesController_save: { schema: 'OfficeAddress' },
  OfficeAddressesController_emails: { schema: 'NoticeEmails' },
  OfficeAddressesController_sendAgain: { schema: 'NoticeEmail' },
};
