import { isIP } from 'node:net';
import { isLoopback, type SmtpConfiguration } from './engine-configuration.js';
import { passwordIn } from './password-file.js';
import type { Reading } from './reading.js';

export const SMTP_VARIABLES = ['DONDOC_SMTP_HOST', 'DONDOC_SMTP_PORT', 'DONDOC_SMTP_ENCRYPTION', 'DONDOC_SMTP_USER', 'DONDOC_SMTP_PASSWORD_FILE', 'DONDOC_SMTP_FROM'] as const;

const ENCRYPTIONS: Readonly<Record<SmtpConfiguration['encryption'], number>> = { starttls: 587, tls: 465, none: 25 };
const HOST_NAME = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** One e-mail address in plain ASCII, as mail servers everywhere take it. */
export const EMAIL_ADDRESS = /^[A-Za-z0-9._%+'=&~-]{1,64}@(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** The mail server; null when none is named, which turns e-mail off. The password comes from a file: an environment is seen by too many. */
export function readSmtp({ value, whole, fault }: Reading): SmtpConfiguration | null {
  const host = value('DONDOC_SMTP_HOST');
  if (host === null) {
    for (const variable of SMTP_VARIABLES) if (value(variable) !== null) fault(variable, 'vô nghĩa khi chưa có DONDOC_SMTP_HOST', 'means nothing without DONDOC_SMTP_HOST');
    return null;
  }
  if (isIP(host) === 0 && !HOST_NAME.test(host)) fault('DONDOC_SMTP_HOST', `"${host}" không phải địa chỉ hay tên máy`, `"${host}" is neither an address nor a host name`);
  const encryption = value('DONDOC_SMTP_ENCRYPTION') ?? 'starttls';
  if (!isEncryption(encryption)) {
    fault('DONDOC_SMTP_ENCRYPTION', `phải là một trong: ${Object.keys(ENCRYPTIONS).join(', ')}`, `must be one of: ${Object.keys(ENCRYPTIONS).join(', ')}`);
    return null;
  }
  if (encryption === 'none' && !isLoopback(host)) fault('DONDOC_SMTP_ENCRYPTION', `"none" chỉ dùng với máy chủ thư trên máy này`, `"none" is for a mail server on this machine only`);
  const port = whole('DONDOC_SMTP_PORT', ENCRYPTIONS[encryption], 1, 65_535);
  const from = value('DONDOC_SMTP_FROM');
  if (from === null) fault('DONDOC_SMTP_FROM', 'thiếu địa chỉ gửi', 'is missing: the address that e-mails come from');
  else if (!EMAIL_ADDRESS.test(from)) fault('DONDOC_SMTP_FROM', `"${from}" không phải địa chỉ thư`, `"${from}" is no e-mail address`);
  const user = value('DONDOC_SMTP_USER');
  const passwordFile = value('DONDOC_SMTP_PASSWORD_FILE');
  if (user !== null && passwordFile === null) fault('DONDOC_SMTP_PASSWORD_FILE', 'thiếu, vì đã có DONDOC_SMTP_USER', 'is missing, since DONDOC_SMTP_USER is set');
  if (passwordFile !== null && user === null) fault('DONDOC_SMTP_USER', 'thiếu, vì đã có DONDOC_SMTP_PASSWORD_FILE', 'is missing, since DONDOC_SMTP_PASSWORD_FILE is set');
  const credentials = user === null || passwordFile === null ? null : { user, password: passwordIn('DONDOC_SMTP_PASSWORD_FILE', passwordFile, fault) };
  return { host, port, encryption, credentials, from: from ?? '' };
}

const isEncryption = (text: string): text is SmtpConfiguration['encryption'] => Object.hasOwn(ENCRYPTIONS, text);
