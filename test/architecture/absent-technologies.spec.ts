import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** What a package is called that does what the program does not: directories, other query languages, sockets, text messages, assertions in XML. */
const NOT_HERE = /(?:^|[/@-])(?:ldap|ldapjs|xpath|xml2js|fast-xml-parser|libxmljs|xmldom|sax|latex|memcached?|memjs|graphql|apollo|ws|websocket|socket\.io|uws|samlify|saml2?|passport|soap|jndi|rmi|w?webrtc|wrtc|mediasoup|peerjs|twilio|vonage|nexmo|sms)(?:$|[/-])/u;

/** A file of the programs, as they run: no specs, nothing for tests. */
interface Source {
  readonly path: string;
  readonly text: string;
}

function sourcesIn(...folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|tsx|html)$/u.test(entry.name) && !/\.(?:spec|long|d)\.ts$/u.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
      .filter((path) => !path.startsWith('libs/testing/'))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  );
}

const whereIn = (sources: readonly Source[], pattern: RegExp): readonly string[] => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path).toSorted();

const PROGRAMS_STARTED = /child_process|\bexecFile\b|\bspawn(?:Sync)?\(/u;
const TEXT_RUN = /\beval\(|new Function\(|node:vm|\bsetTimeout\(\s*['"`]/u;
const TEXT_AS_HTML = /dangerouslySetInnerHTML|\.(?:inner|outer)HTML|insertAdjacentHTML|document\.write/u;
const BROWSER_KEEPS = /\b(?:sessionStorage|indexedDB|document\.cookie|caches\.open)\b/u;
const OTHER_WINDOWS = /addEventListener\(\s*['"]message|window\.opener|\.postMessage\(|BroadcastChannel|<(?:object|embed|applet|iframe)\b/u;
const FORMATTED = /util\.format|\bsprintf\b|\{[^}]*\bformat\b[^}]*\} from 'node:util'/u;
const GOES_OUT = /(?<![.\w])fetch\(|\brequest\(\{|from 'node:(?:net|tls|dgram|http2)'|from '(?:openid-client|nodemailer|ioredis|bullmq|@eventstore\/db-client|@opentelemetry\/exporter-trace-otlp-http)'/u;

/** Each stands in docs/security.md with what it talks to. What only reads an address, or names a type, goes nowhere. */
const MAY_GO_OUT = [
  'apps/api/src/openid/identity-provider.ts',
  'libs/adapters/deadline-timer-bullmq/', 'libs/adapters/event-log-eventstoredb/', 'libs/adapters/notification-smtp/', 'libs/adapters/timestamp-authority-http/',
  'libs/adapters/virus-scanner-clamd/', 'libs/adapters/witness-client-http/', 'libs/engine/src/tracing/otel-tracing.ts',
]; // prettier-ignore
const withoutReadingAddresses = (source: Source): Source => ({ ...source, text: source.text.replaceAll(/import type \{[^}]*\} from 'node:net';|import \{ (?:isIP|isIPv6)(?:, (?:isIP|isIPv6))* \} from 'node:net';/gu, '') });

const server = sourcesIn('apps/api/src', 'apps/worker/src', 'libs');
const web = sourcesIn('apps/web/src');

describe('the programs', () => {
  it('has no package for what it does not do', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> };
    const running = Object.entries(packages).flatMap(([path, { dev = false }]) => (path === '' || dev ? [] : [path.replace(/^.*node_modules\//u, '')]));
    expect(running.length).toBeGreaterThan(150);
    expect(running.filter((name) => NOT_HERE.test(name))).toEqual([]);
    expect(['ws', 'ldapjs', '@node-saml/node-saml', 'fast-xml-parser', 'graphql', 'wrtc', 'twilio'].filter((name) => !NOT_HERE.test(name))).toEqual([]);
  });

  it('starts no program, and runs no text as code', () => {
    expect(whereIn(server, PROGRAMS_STARTED)).toEqual([]);
    expect(whereIn([...server, ...web], TEXT_RUN)).toEqual([]);
  });

  it('shows text as text', () => {
    expect(whereIn(web, TEXT_AS_HTML)).toEqual([]);
  });

  it('keeps nothing in the browser but the language and what its person typed and has not sent, and hears no other window', () => {
    expect(whereIn(web, BROWSER_KEEPS)).toEqual([]);
    expect(whereIn(web, /localStorage/u)).toEqual(['apps/web/src/drafts/kept-drafts.ts', 'apps/web/src/language/language.tsx', 'apps/web/src/offline/kept-acts.ts']);
    expect(whereIn([...web, ...sourcesIn('apps/api/src/board-page')], OTHER_WINDOWS)).toEqual([]);
  });

  it('formats nothing by a text from outside', () => {
    expect(whereIn(server, FORMATTED)).toEqual([]);
  });

  it('goes out from the files that are named for it, and from no other', () => {
    const out = whereIn(server.map(withoutReadingAddresses), GOES_OUT);
    expect(out.filter((path) => !MAY_GO_OUT.some((begin) => path.startsWith(begin)))).toEqual([]);
    expect(MAY_GO_OUT.filter((begin) => !out.some((path) => path.startsWith(begin)))).toEqual([]);
  });
});

describe('a program that did', () => {
  it.each<readonly [string, RegExp, string]>([
    ['start another', PROGRAMS_STARTED, "import { spawn } from 'node:child_process';"],
    ['run text', TEXT_RUN, 'eval(typed)'],
    ['show HTML', TEXT_AS_HTML, '<p dangerouslySetInnerHTML={{ __html: typed }} />'],
    ['keep more', BROWSER_KEEPS, 'sessionStorage.setItem("token", token)'],
    ['hear others', OTHER_WINDOWS, "window.addEventListener('message', hear)"],
    ['format by input', FORMATTED, 'util.format(typed, 1)'],
    ['go out', GOES_OUT, 'await fetch(typed)'],
  ])('%s would be found', (_what, pattern, text) => {
    expect(whereIn([{ path: 'x.ts', text }], pattern)).toEqual(['x.ts']);
  });
});
