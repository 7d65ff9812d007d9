import { readFileSync } from 'node:fs';

/** What the file holds without the end of its line; a fault of that variable, and nothing, when it cannot be read. */
export function passwordIn(variable: string, path: string, fault: (variable: string, vi: string, en: string) => void): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    fault(variable, `không đọc được tệp "${path}"`, `cannot read the file "${path}"`);
    return '';
  }
}
