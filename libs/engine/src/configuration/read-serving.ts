import { accessSync, constants } from 'node:fs';
import { isIP } from 'node:net';
import { isLoopback, type TlsFiles } from './engine-configuration.js';
import type { Reading } from './reading.js';

export const SERVING_VARIABLES = ['DONDOC_PORT', 'DONDOC_HOST', 'DONDOC_TLS_CERT', 'DONDOC_TLS_KEY'] as const;

/** A host name or an IP address; shape only. */
const HOST_NAME = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** Where a program listens, and by which certificate; other machines reach it encrypted or not at all, a proxy too. */
export function readServing({ value, whole, fault }: Reading, usualPort: number): { readonly port: number; readonly host: string; readonly tls: TlsFiles | null } {
  const port = whole('DONDOC_PORT', usualPort, 0, 65_535);
  const host = value('DONDOC_HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !HOST_NAME.test(host)) {
    fault('DONDOC_HOST', `"${host}" không phải địa chỉ hay tên máy`, `"${host}" is neither an address nor a host name`);
  }
  const certificateFile = value('DONDOC_TLS_CERT');
  const keyFile = value('DONDOC_TLS_KEY');
  if (certificateFile !== null && keyFile === null) fault('DONDOC_TLS_KEY', 'thiếu, vì đã có DONDOC_TLS_CERT', 'is missing, since DONDOC_TLS_CERT is set');
  if (keyFile !== null && certificateFile === null) fault('DONDOC_TLS_CERT', 'thiếu, vì đã có DONDOC_TLS_KEY', 'is missing, since DONDOC_TLS_KEY is set');
  if (certificateFile !== null) checkReadable('DONDOC_TLS_CERT', certificateFile, fault);
  if (keyFile !== null) checkReadable('DONDOC_TLS_KEY', keyFile, fault);
  if (!isLoopback(host) && certificateFile === null) {
    fault(
      'DONDOC_HOST',
      `"${host}" mở ra ngoài máy này mà không mã hóa: hãy đặt DONDOC_TLS_CERT và DONDOC_TLS_KEY`,
      `"${host}" is reachable from outside without encryption: set DONDOC_TLS_CERT and DONDOC_TLS_KEY`,
    );
  }
  return { port, host, tls: certificateFile !== null && keyFile !== null ? { certificateFile, keyFile } : null };
}

function checkReadable(variable: string, path: string, fault: Reading['fault']): void {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    fault(variable, `không đọc được tệp "${path}"`, `cannot read the file "${path}"`);
  }
}
