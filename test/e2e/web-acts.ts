import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEEDS } from '../../apps/web/src/deeds/all-deeds.js';

const WEB = 'apps/web/src';

/** Everything that the pages send to the program other than questions, as `POST /api/persons/{id}/data`: read from their source, and from the list of the deeds whose forms are made of fields. */
export function actsOfTheWeb(): readonly string[] {
  const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file) && !/\.(?:spec|d)\.ts$/u.test(file)).map((file) => readFileSync(join(WEB, file), 'utf8'));
  return [...new Set([...sources.flatMap(actsIn), ...DEEDS.map(({ method, address }) => `${method ?? 'POST'} ${address}`)])].toSorted();
}

/** What a source calls by its address: through the typed client, or a request of its own. */
export const actsIn = (source: string): readonly string[] => [...source.matchAll(/(?:api\.(POST|PUT|DELETE|PATCH)|\.open)\('(?:(POST|PUT|DELETE|PATCH)', ')?(\/[^']+)'/gu)].map(([, method, other, path]) => `${method ?? other ?? ''} ${path ?? ''}`);

/** Which act of these a request is; null = none of them. Where two fit, the one that leaves less open. */
export function actOf(acts: readonly string[], method: string, path: string): string | null {
  const parts = path.split('/');
  const fits = (act: string): boolean => {
    const [of = '', address = ''] = act.split(' ');
    const wanted = address.split('/');
    return of === method && wanted.length === parts.length && wanted.every((part, place) => part === parts[place] || (part.startsWith('{') && parts[place] !== ''));
  };
  return acts.filter(fits).toSorted((one, other) => one.split('{').length - other.split('{').length)[0] ?? null;
}
