export { composeMail } from './compose-mail.js';
export { NoticeDelivery, type DeliveryCounts, type DeliveryStatus, type NoticeDeliveryOptions, type NoticeSource } from './notice-delivery.js';
export { planMails, type MailPlanning } from './plan-mails.js';
export { sendingAgainFault, type SendingAgainFault } from './sending-again.js';
