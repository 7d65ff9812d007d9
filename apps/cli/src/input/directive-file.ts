import { readFileSync } from 'node:fs';
import type { DirectiveContent, Secrecy } from '#libs/domain';
import { FailedError } from '../command.js';
import { checkAgainst, type Schema, type SchemaFault } from './schema-check.js';

/** The published schema lies in docs/, three folders above both the sources and the build of this program. */
const readSchema = (): Schema => {
  for (const up of ['../../../../docs/', '../../../../../docs/']) {
    const url = new URL(`${up}directive.schema.json`, import.meta.url);
    try {
      return JSON.parse(readFileSync(url, 'utf8')) as Schema;
    } catch {
      // Built programs lie one folder deeper than their sources.
    }
  }
  throw new FailedError({ vi: 'không thấy docs/directive.schema.json', en: 'docs/directive.schema.json is missing' });
};

export interface IssuableDirective extends Omit<DirectiveContent, 'directiveId'> {
  /** As marked on the paper. */
  readonly secrecy: Secrecy;
}

/** A directive from JSON text by `docs/directive.schema.json`, text in NFC; or every fault. */
export function parseDirective(text: string): { readonly ok: true; readonly directive: IssuableDirective } | { readonly ok: false; readonly faults: readonly SchemaFault[] } {
  let value: unknown;
  try {
    value = JSON.parse(text.normalize('NFC'));
  } catch (error) {
    return { ok: false, faults: [{ at: '/', rule: 'type', detail: (error as Error).message }] };
  }
  const faults: SchemaFault[] = [];
  const checked = checkAgainst(readSchema(), value, faults);
  if (faults.length > 0) return { ok: false, faults };
  const { $schema: _schema, format: _format, ...directive } = checked as IssuableDirective & { readonly $schema?: string; readonly format: string };
  return { ok: true, directive };
}

/** @throws FailedError with every fault of the file. */
export function readDirectiveFile(path: string): IssuableDirective {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new FailedError({ vi: `không đọc được ${path} (${(error as NodeJS.ErrnoException).code})`, en: `cannot read ${path}` });
  }
  const parsed = parseDirective(text);
  if (parsed.ok) return parsed.directive;
  throw new FailedError(
    { vi: `${path}: ${parsed.faults.length} lỗi, chưa ghi gì`, en: `${parsed.faults.length} faults, nothing was stored (docs/directive.schema.json)` },
    ...parsed.faults.map(({ at, rule, detail }) => ({ vi: `  ${at}`, en: `${rule} ${detail}` })),
  );
}
