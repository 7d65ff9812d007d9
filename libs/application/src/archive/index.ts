export { writeArchive, type ArchiveSink, type ArchiveSource } from './write-archive.js';
