export { openSqlitePersonVault, PERSON_VAULT_FILE_NAME, type SqlitePersonVaultOptions } from './sqlite-person-vault.js';
export { SqlitePersonVaultModule } from './sqlite-person-vault.module.js';
