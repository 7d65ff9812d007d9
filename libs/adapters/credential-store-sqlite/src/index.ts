export { CREDENTIALS_FILE_NAME, openSqliteCredentialStore, type SqliteCredentialStoreOptions } from './sqlite-credential-store.js';
export { SqliteCredentialStoreModule } from './sqlite-credential-store.module.js';
