import { Module, type DynamicModule } from '@nestjs/common';
import { NotificationSqliteModule } from '#libs/adapters/notification-sqlite';
import { SmtpNotificationModule } from '#libs/adapters/notification-smtp';
import { CONFIGURATION, type EngineConfiguration } from '../configuration/engine-configuration.js';
import { dataFolders } from '../data-folders.js';
import { NoticePost } from './notice-post.js';

/** Notices by e-mail: which adapters stand behind their ports. */
@Module({})
export class NoticePostModule {
  static register(configuration: EngineConfiguration): DynamicModule {
    const { accounts } = dataFolders(configuration.dataFolder, configuration.accountsFolder);
    return {
      module: NoticePostModule,
      imports: [NotificationSqliteModule.register({ folder: accounts }), SmtpNotificationModule.register(configuration.smtp)],
      providers: [{ provide: CONFIGURATION, useValue: configuration }, NoticePost],
      exports: [NoticePost, NotificationSqliteModule],
    };
  }
}
