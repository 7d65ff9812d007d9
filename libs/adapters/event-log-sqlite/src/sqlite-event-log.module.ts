import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { EVENT_LOG, type EventLog } from '#libs/application';
import { openSqliteEventLog, type SqliteEventLogOptions } from './sqlite-event-log.js';

/** Binds EVENT_LOG to the SQLite log of a folder; opens it when the application starts and closes it when it ends. */
@Module({})
export class SqliteEventLogModule implements OnApplicationShutdown {
  constructor(@Inject(EVENT_LOG) private readonly log: EventLog) {}

  static register(options: SqliteEventLogOptions): DynamicModule {
    return {
      module: SqliteEventLogModule,
      providers: [{ provide: EVENT_LOG, useFactory: () => openSqliteEventLog(options) }],
      exports: [EVENT_LOG],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.log.close();
  }
}
