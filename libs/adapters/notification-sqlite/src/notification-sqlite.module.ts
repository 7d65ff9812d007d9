import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { NOTICE_OUTBOX, OFFICE_ADDRESSES } from '#libs/application';
import { openNotificationFile, type NotificationFile, type NotificationFileOptions } from './notification-file.js';

const FILE = Symbol('NotificationFile');

/** Binds OFFICE_ADDRESSES and NOTICE_OUTBOX to the file of a data folder; closes it when the application ends. */
@Module({})
export class NotificationSqliteModule implements OnApplicationShutdown {
  constructor(@Inject(FILE) private readonly file: NotificationFile) {}

  static register(options: NotificationFileOptions): DynamicModule {
    return {
      module: NotificationSqliteModule,
      providers: [
        { provide: FILE, useFactory: () => openNotificationFile(options) },
        { provide: OFFICE_ADDRESSES, inject: [FILE], useFactory: ({ addresses }: NotificationFile) => addresses },
        { provide: NOTICE_OUTBOX, inject: [FILE], useFactory: ({ outbox }: NotificationFile) => outbox },
      ],
      exports: [OFFICE_ADDRESSES, NOTICE_OUTBOX],
    };
  }

  onApplicationShutdown(): void {
    this.file.close();
  }
}
