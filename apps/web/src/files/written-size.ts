import type { LanguageCode } from '../language/language.js';

/** Bytes in whole kilobytes, at least one, as the language writes numbers. */
export const writtenSize = (bytes: number, code: LanguageCode): string => Math.max(1, Math.round(bytes / 1024)).toLocaleString(code === 'vi' ? 'vi-VN' : 'en-GB');
