import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPolicy, readVerifierKey, type TrustPolicy, type VerifierKey } from '#libs/domain';
import { Findings } from './checks/findings.js';
import { checkpointIn, type FoundCheckpoint } from './checks/notes-of-copy.js';
import { sha256 } from './node-hashing.js';
import type { Brought } from './verify.js';

export const HELP = `auditor verify <thư mục | tệp.tar | https://…/log> [--key KHÓA] [--checkpoint TỆP] [--policy TỆP] [--json]

Kiểm tra độc lập một bản sao nhật ký, không cần máy chủ và không cần mạng.
Verifies a copy of the log independently: no server, no network.

  --key KHÓA         khóa kiểm tra mà bạn đã ghi lại; có thể nêu nhiều lần
                     a verifier key that you have written down; may be given more than once
  --checkpoint TỆP   dấu niêm phong mà bạn đã giữ từ trước; có thể nêu nhiều lần
                     a checkpoint that you have kept from before; may be given more than once
  --policy TỆP       quy định về khóa và người làm chứng (c2sp.org/tlog-policy), thay cho tệp trong bản sao
                     keys and witnesses that you trust, in place of the policy in the copy
  --json             in báo cáo dạng JSON / print the report as JSON

  DONDOC_AUDITOR_TOKEN  mã đăng nhập gửi kèm khi kiểm tra một địa chỉ / bearer token sent to an address

Mã thoát / exit codes: 0 nguyên vẹn / sound, 1 đã bị sửa / altered, 2 không kiểm tra được hoặc gọi sai / not verifiable, or wrong usage
`;

/** The program was called wrongly, or with something that cannot be used; the message says what, in both languages. */
export class UsageError extends Error {
  readonly code = 'usage';
}

export interface Asked {
  readonly copy: string;
  readonly brought: Brought;
  readonly json: boolean;
}

/** Reads the command line; null when help is asked for. @throws UsageError. */
export function readArguments(args: readonly string[]): Asked | null {
  const options = { key: { type: 'string', multiple: true }, checkpoint: { type: 'string', multiple: true }, policy: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true; args: string[] }>>;
  try {
    parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help === true || positionals.length === 0) return null;
  const [command, copy, ...more] = positionals;
  if (command !== 'verify' || copy === undefined || more.length > 0) throw new UsageError('verify <…>: cần đúng một bản sao / expected exactly one copy');
  return {
    copy,
    brought: { keys: (values.key ?? []).map(keyOf), held: (values.checkpoint ?? []).map(heldOf), policy: values.policy === undefined ? null : policyOf(values.policy) },
    json: values.json === true,
  };
}

function keyOf(text: string): VerifierKey {
  const key = readVerifierKey(text, sha256);
  if (key?.kind !== 'log') throw new UsageError(`--key: không phải khóa kiểm tra của nhật ký / no verifier key of a log: ${text}`);
  return key;
}

function heldOf(file: string): FoundCheckpoint {
  const findings = new Findings();
  const found = checkpointIn(file, readBrought('--checkpoint', file), findings);
  if (found === null) throw new UsageError(`--checkpoint: không phải dấu niêm phong / no checkpoint: ${file} (${String(findings.kept()[0]?.facts['fault'])})`);
  return found;
}

function policyOf(file: string): TrustPolicy {
  const policy = readPolicy(new TextDecoder().decode(readBrought('--policy', file)), sha256);
  if (!policy.ok) throw new UsageError(`--policy: ${file}, dòng / line ${policy.fault}`);
  return policy.value;
}

function readBrought(option: string, file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new UsageError(`${option}: không đọc được / cannot read: ${file} (${(error as { readonly code?: string }).code ?? String(error)})`);
  }
}
