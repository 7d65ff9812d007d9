export { openSmtpNotification, type SmtpOptions } from './smtp-notification.js';
export { SmtpNotificationModule } from './smtp-notification.module.js';
