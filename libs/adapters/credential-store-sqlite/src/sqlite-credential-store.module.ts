import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { CREDENTIAL_STORE, type CredentialStore } from '#libs/application';
import { openSqliteCredentialStore, type SqliteCredentialStoreOptions } from './sqlite-credential-store.js';

/** Binds CREDENTIAL_STORE to the file of a data folder; closes it when the application ends. */
@Module({})
export class SqliteCredentialStoreModule implements OnApplicationShutdown {
  constructor(@Inject(CREDENTIAL_STORE) private readonly store: CredentialStore) {}

  static register(options: SqliteCredentialStoreOptions): DynamicModule {
    return {
      module: SqliteCredentialStoreModule,
      providers: [{ provide: CREDENTIAL_STORE, useFactory: () => openSqliteCredentialStore(options) }],
      exports: [CREDENTIAL_STORE],
    };
  }

  onApplicationShutdown(): void {
    this.store.close();
  }
}
