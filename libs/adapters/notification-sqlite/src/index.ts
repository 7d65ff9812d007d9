export { NOTIFICATION_FILE_NAME, openNotificationFile, type NotificationFile, type NotificationFileOptions } from './notification-file.js';
export { NotificationSqliteModule } from './notification-sqlite.module.js';
