import { readFileSync } from 'node:fs';
import { nodeCryptography } from '#libs/adapters/signer-node';
import { isKeyName, readPolicy } from '#libs/domain';
import type { NotaryConfiguration } from './engine-configuration.js';
import { leavesPlain } from './plain-line.js';
import type { Reading } from './reading.js';

export const NOTARY_VARIABLES = ['DONDOC_NOTARY', 'DONDOC_NOTARY_ORIGIN', 'DONDOC_NOTARY_KEYS', 'DONDOC_WITNESS_POLICY', 'DONDOC_TIMESTAMP_URL'] as const;

const LONGEST_ORIGIN = 200;

/** How the log is signed; null when that is turned off. */
export function readNotary({ value, fault }: Reading): NotaryConfiguration | null {
  const wanted = value('DONDOC_NOTARY') ?? 'on';
  if (wanted !== 'on' && wanted !== 'off') fault('DONDOC_NOTARY', `phải là on hoặc off, không phải "${wanted}"`, `must be on or off, not "${wanted}"`);
  const origin = value('DONDOC_NOTARY_ORIGIN');
  if (origin !== null && (!isKeyName(origin) || origin.length > LONGEST_ORIGIN)) {
    fault('DONDOC_NOTARY_ORIGIN', `"${origin}" không dùng làm tên được: không có dấu cách, dấu +, tối đa ${LONGEST_ORIGIN} ký tự`, `"${origin}" cannot be a name: no spaces, no +, at most ${LONGEST_ORIGIN} characters`);
  }
  const timestampUrl = value('DONDOC_TIMESTAMP_URL');
  if (timestampUrl !== null && !/^https?:\/\/[^\s/]+\S*$/.test(timestampUrl)) fault('DONDOC_TIMESTAMP_URL', `"${timestampUrl}" không phải địa chỉ http(s)`, `"${timestampUrl}" is no http(s) address`);
  else if (timestampUrl !== null && leavesPlain(timestampUrl)) fault('DONDOC_TIMESTAMP_URL', `"${timestampUrl}" không phải máy này nên phải là https`, `"${timestampUrl}" is not this machine, so it must be https`);
  const witnessPolicy = policyIn(value('DONDOC_WITNESS_POLICY'), fault);
  return wanted === 'off' ? null : { origin, keysFolder: value('DONDOC_NOTARY_KEYS'), witnessPolicy, timestampUrl };
}

/** The policy in a file, checked whole: one that asks for a witness without an address could never be met. */
function policyIn(file: string | null, fault: Reading['fault']): string | null {
  if (file === null) return null;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    fault('DONDOC_WITNESS_POLICY', `không đọc được tệp "${file}"`, `cannot read the file "${file}"`);
    return null;
  }
  const policy = readPolicy(text, nodeCryptography.sha256);
  if (!policy.ok) fault('DONDOC_WITNESS_POLICY', `"${file}", dòng ${policy.fault}`, `"${file}", line ${policy.fault}`);
  else for (const { name, url } of policy.value.witnesses) checkWitness(`"${file}"`, name, url, fault);
  return text;
}

function checkWitness(policy: string, name: string, url: string | null, fault: Reading['fault']): void {
  if (url === null || !/^https?:\/\//.test(url)) fault('DONDOC_WITNESS_POLICY', `${policy}: người làm chứng ${name} chưa có địa chỉ http(s)`, `${policy}: the witness ${name} has no http(s) address`);
  else if (leavesPlain(url)) fault('DONDOC_WITNESS_POLICY', `${policy}: người làm chứng ${name} không ở máy này nên địa chỉ phải là https`, `${policy}: the witness ${name} is not on this machine, so its address must be https`);
}
