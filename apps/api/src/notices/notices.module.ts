import { Module, type DynamicModule } from '@nestjs/common';
import { NotificationSqliteModule } from '#libs/adapters/notification-sqlite';
import { SmtpNotificationModule } from '#libs/adapters/notification-smtp';
import { MarkNoticesSeenHandler, NoticesAsker } from '#libs/application';
import { CONFIGURATION, dataFolders, NoticePost } from '#libs/engine';
import type { Configuration } from '../configuration/configuration.js';

/** Notices in the program and by e-mail: which adapters stand behind their ports. */
@Module({})
export class NoticesModule {
  static register(configuration: Configuration): DynamicModule {
    return {
      module: NoticesModule,
      imports: [NotificationSqliteModule.register({ folder: dataFolders(configuration.dataFolder).log }), SmtpNotificationModule.register(configuration.smtp)],
      providers: [{ provide: CONFIGURATION, useValue: configuration }, NoticePost, MarkNoticesSeenHandler, NoticesAsker],
      exports: [NoticePost, NotificationSqliteModule],
    };
  }
}
