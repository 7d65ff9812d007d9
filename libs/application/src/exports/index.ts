export { csvCell } from './csv.js';
export { EXPORT_FILES, EXPORT_FORMATS, exportPieces, fillOcelBook, type ExportFormat, type TextFormat } from './export-pieces.js';
export { EVERYTHING, type ExportScope } from './exported-events.js';
export { EVENT_ATTRIBUTES, OBJECT_ATTRIBUTES, OCEL_OBJECT_TYPES, ocelEntry } from './ocel-entry.js';
