export { condemnReadModels } from './condemn-read-models.js';
export { ReadModelsSqliteModule } from './read-models-sqlite.module.js';
export { openSqliteReadModels, type SqliteReadModelsOptions } from './sqlite-read-models.js';
