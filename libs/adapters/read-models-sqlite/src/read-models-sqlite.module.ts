import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { READ_MODEL_STORE, type ReadModelStore } from '#libs/application';
import { openSqliteReadModels, type SqliteReadModelsOptions } from './sqlite-read-models.js';

/** Binds READ_MODEL_STORE to SQLite files in a folder; closes them when the application ends. */
@Module({})
export class ReadModelsSqliteModule implements OnApplicationShutdown {
  constructor(@Inject(READ_MODEL_STORE) private readonly store: ReadModelStore) {}

  static register(options: SqliteReadModelsOptions): DynamicModule {
    return {
      module: ReadModelsSqliteModule,
      providers: [{ provide: READ_MODEL_STORE, useFactory: () => openSqliteReadModels(options) }],
      exports: [READ_MODEL_STORE],
    };
  }

  onApplicationShutdown(): void {
    this.store.close();
  }
}
