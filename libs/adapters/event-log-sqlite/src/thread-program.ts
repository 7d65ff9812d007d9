import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const programs = new Map<string, URL>();

/** The program of a thread, as Node can run it. From its source it loses its types here once, which takes longer than the whole start of a thread. */
export function programOfThread(file: URL): URL {
  if (!file.pathname.endsWith('.ts')) return file;
  let program = programs.get(file.href);
  if (program === undefined) {
    program = new URL(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(readFileSync(file, 'utf8')))}`);
    programs.set(file.href, program);
  }
  return program;
}
