import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { PERSON_VAULT, type PersonVault } from '#libs/application';
import { openSqlitePersonVault, type SqlitePersonVaultOptions } from './sqlite-person-vault.js';

/** Binds PERSON_VAULT to the file of a data folder; closes it when the application ends. */
@Module({})
export class SqlitePersonVaultModule implements OnApplicationShutdown {
  constructor(@Inject(PERSON_VAULT) private readonly vault: PersonVault) {}

  static register(options: SqlitePersonVaultOptions): DynamicModule {
    return {
      module: SqlitePersonVaultModule,
      providers: [{ provide: PERSON_VAULT, useFactory: () => openSqlitePersonVault(options) }],
      exports: [PERSON_VAULT],
    };
  }

  onApplicationShutdown(): void {
    this.vault.close();
  }
}
