import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { KeyFaultError, Witness, WitnessFaultError, type Signer, type WitnessAnswer } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { FolderSignerKeys } from '#libs/adapters/signer-node';
import { openSqliteWitnessRecords } from '#libs/adapters/witness-records-sqlite';
import { isKeyName, readVerifierKey, verifierKeyText, type VerifierKey } from '#libs/domain';
import { readArguments } from '../arguments.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { print } from '../output.js';
import { witnessServer } from '../witnessing/witness-server.js';

const HELP = `dondoc witness --state DIR --log KHÓA [--log KHÓA …] [--name TÊN] [--port 8090] [--host 127.0.0.1]

Làm chứng cho nhật ký của cơ quan khác: ký xác nhận mỗi dấu niêm phong nối tiếp đúng dấu trước, từ chối mọi lần viết lại hay quay lui.
Witnesses the logs of other bodies: cosigns each checkpoint that continues the one before, refuses every fork and rollback.

  --state DIR        nơi giữ khóa riêng và những gì đã ký; phải sao lưu / where the key and what was cosigned are kept: back it up
  --log KHÓA         khóa kiểm tra của nhật ký được theo dõi / verifier key of a log to watch
  --name TÊN         tên của người làm chứng, ví dụ mttq.example/witness; đặt một lần / name of the witness, fixed at the first start
  --port, --host     nơi lắng nghe; 0 = cổng trống / where to listen; 0 = any free port
  --tls-cert, --tls-key   chứng thư và khóa TLS (PEM), cần khi mở ra ngoài máy này / certificate and key, needed beyond this machine
  --behind-proxy     phía trước đã có máy chủ mã hóa / a proxy in front encrypts

Giao thức / protocol: c2sp.org/tlog-witness, c2sp.org/tlog-cosignature (Ed25519)
`;

const OPTIONS = {
  state: { type: 'string' }, log: { type: 'string', multiple: true }, name: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' },
  'tls-cert': { type: 'string' }, 'tls-key': { type: 'string' }, 'behind-proxy': { type: 'boolean' },
} as const; // prettier-ignore

export const witnessCommand: Command = {
  name: 'witness',
  summary: { vi: 'làm chứng cho nhật ký của cơ quan khác', en: 'witness the logs of other bodies' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, OPTIONS, 0);
    const state = resolve(required('--state', values.state));
    const logs = (values.log ?? []).map(logKey);
    if (logs.length === 0) required('--log', undefined);
    const host = values.host ?? '127.0.0.1';
    const tls = tlsOf(values['tls-cert'], values['tls-key']);
    if (!isLoopback(host) && tls === null && values['behind-proxy'] !== true) throw new UsageError(`--host ${host}: mở ra ngoài máy này thì cần --tls-cert và --tls-key, hoặc --behind-proxy / beyond this machine --tls-cert and --tls-key, or --behind-proxy, are needed`);
    try {
      await serve({ state, logs, name: values.name ?? null, port: portOf(values.port), host, tls });
      return 0;
    } catch (fault) {
      throw fault instanceof WitnessFaultError || fault instanceof KeyFaultError ? new FailedError(wordsFor(fault)) : fault;
    }
  },
};

interface Serving {
  readonly state: string;
  readonly logs: readonly VerifierKey[];
  readonly name: string | null;
  readonly port: number;
  readonly host: string;
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | null;
}

/** Serves until it is told to end. */
async function serve({ state, logs, name, port, host, tls }: Serving): Promise<void> {
  const records = openSqliteWitnessRecords(state);
  try {
    const keys = new FolderSignerKeys(join(state, 'keys'));
    const signer = signerIn(keys, join(state, 'keys'), name);
    const witness = new Witness(records, signer, logs, keys, new SystemClock());
    const ended = Promise.withResolvers<void>();
    const server = witnessServer({ witness, tls, heard: tell, onFatal: ended.reject });
    server.listen(port, host);
    await once(server, 'listening');
    await print(`Khóa người làm chứng / witness key: ${verifierKeyText(signer.key)}\n`);
    await print(`Người làm chứng sẵn sàng / witness ready: ${tls === null ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}\n`);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => ended.resolve());
    await ended.promise;
    server.close();
    server.closeAllConnections();
  } finally {
    records.close();
  }
}

/** The key of this witness: the one of before, or one made now under the name. */
function signerIn(keys: FolderSignerKeys, folder: string, name: string | null): Signer {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.startsWith('witness-') && file.endsWith('.pem')) : [];
  const [text] = files.map((file) => readFileSync(join(folder, file), 'utf8').split('\n')[0] ?? '');
  const known = text === undefined ? null : keys.find(text);
  if (known !== null) {
    if (name !== null && name !== known.key.name) throw new UsageError(`--name: ${known.key.name} đã đặt từ lần chạy đầu / was fixed at the first start`);
    return known;
  }
  const wanted = required('--name', name ?? undefined);
  if (!isKeyName(wanted)) throw new UsageError(`--name: không có dấu cách hay dấu + / no spaces and no +: ${wanted}`);
  return keys.generate(wanted, 'witness');
}

/** One line for each request; a refusal as `inconsistent` is proof against the log and is kept. */
function tell(answer: WitnessAnswer): void {
  const at = new Date().toISOString();
  process.stderr.write(answer.kind === 'cosigned' ? `${at} cosigned ${answer.origin} ${answer.size}\n` : `${at} refused ${answer.why} ${answer.origin ?? '-'} (cosigned: ${answer.size})\n`);
}

function wordsFor({ code, path }: WitnessFaultError | KeyFaultError): { readonly vi: string; readonly en: string } {
  switch (code) {
    case 'witness-in-use':
      return { vi: `${code}: một chương trình khác đang làm chứng bằng thư mục này: ${path}`, en: `another program is witnessing with this folder: ${path}` };
    case 'witness-records-unusable':
      return { vi: `${code}: không dùng được sổ đã ký; không ký khi chưa khôi phục: ${path}`, en: `the records cannot be used; nothing is cosigned until they are restored: ${path}` };
    case 'key-exposed':
      return { vi: `${code}: người khác đọc được khóa riêng; đặt quyền 0600: ${path}`, en: `others can read the private key; set its mode to 0600: ${path}` };
    case 'key-unreadable':
      return { vi: `${code}: không đọc được khóa riêng: ${path}`, en: `the private key cannot be read: ${path}` };
    case 'key-not-kept':
      return { vi: `${code}: không ghi được khóa riêng: ${path}`, en: `the private key cannot be written: ${path}` };
  }
}

function required(option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new UsageError(`${option}: thiếu / is missing`);
  return value;
}

function logKey(text: string): VerifierKey {
  const key = readVerifierKey(text, new FolderSignerKeys('').sha256);
  if (key?.kind !== 'log') throw new UsageError(`--log: không phải khóa kiểm tra của nhật ký / no verifier key of a log: ${text}`);
  return key;
}

function portOf(text = '8090'): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port: 0–65535, không phải / not: ${text}`);
  return port;
}

function tlsOf(certificateFile: string | undefined, keyFile: string | undefined): Serving['tls'] {
  if (certificateFile === undefined && keyFile === undefined) return null;
  return { certificateFile: required('--tls-cert', certificateFile), keyFile: required('--tls-key', keyFile) };
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
