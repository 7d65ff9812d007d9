import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, EMAIL_ADDRESS, type Environment } from '#libs/engine';
import { readConfiguration } from './read-configuration.js';

const faultsOf = (environment: Environment): readonly string[] => {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
};
const BASE = { DONDOC_SMTP_HOST: 'mail.tinhuy.example', DONDOC_SMTP_FROM: 'dondoc@tinhuy.example' };

describe('the mail server in the configuration', () => {
  it('is off unless named', () => {
    expect(readConfiguration({}).smtp).toBeNull();
    expect(faultsOf({ DONDOC_SMTP_PORT: '25', DONDOC_SMTP_FROM: 'a@b.example' })).toEqual(['DONDOC_SMTP_PORT', 'DONDOC_SMTP_FROM']);
  });

  it('is encrypted unless said otherwise, on the port that goes with it', () => {
    expect(readConfiguration(BASE).smtp).toEqual({ host: 'mail.tinhuy.example', port: 587, encryption: 'starttls', credentials: null, from: 'dondoc@tinhuy.example' });
    expect(readConfiguration({ ...BASE, DONDOC_SMTP_ENCRYPTION: 'tls' }).smtp?.port).toBe(465);
    expect(readConfiguration({ ...BASE, DONDOC_SMTP_HOST: '127.0.0.1', DONDOC_SMTP_ENCRYPTION: 'none', DONDOC_SMTP_PORT: '2525' }).smtp).toMatchObject({ port: 2525, encryption: 'none' });
  });

  it('has its password in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'smtp-'));
    const file = join(folder, 'password');
    writeFileSync(file, 'mật khẩu\n');
    expect(readConfiguration({ ...BASE, DONDOC_SMTP_USER: 'u', DONDOC_SMTP_PASSWORD_FILE: file }).smtp?.credentials).toEqual({ user: 'u', password: 'mật khẩu' });
    rmSync(folder, { recursive: true });
    expect(faultsOf({ ...BASE, DONDOC_SMTP_USER: 'u', DONDOC_SMTP_PASSWORD_FILE: file })).toEqual(['DONDOC_SMTP_PASSWORD_FILE']);
  });

  it.each<readonly [Environment, readonly string[]]>([
    [{ DONDOC_SMTP_HOST: 'mail.example' }, ['DONDOC_SMTP_FROM']],
    [{ ...BASE, DONDOC_SMTP_FROM: 'nobody' }, ['DONDOC_SMTP_FROM']],
    [{ ...BASE, DONDOC_SMTP_ENCRYPTION: 'none' }, ['DONDOC_SMTP_ENCRYPTION']],
    [{ ...BASE, DONDOC_SMTP_ENCRYPTION: 'rot13' }, ['DONDOC_SMTP_ENCRYPTION']],
    [{ ...BASE, DONDOC_SMTP_USER: 'u' }, ['DONDOC_SMTP_PASSWORD_FILE']],
    [{ ...BASE, DONDOC_SMTP_PORT: '0', DONDOC_SMTP_HOST: 'a b' }, ['DONDOC_SMTP_HOST', 'DONDOC_SMTP_PORT']],
    [{ DONDOC_PUBLIC_URL: 'dondoc' }, ['DONDOC_PUBLIC_URL']],
  ])('%j is refused', (environment, faults) => {
    expect(faultsOf(environment)).toEqual(faults);
  });

  it.each([
    ['van.phong+1@tinhuy.example', true],
    ['a@localhost', true],
    ['a@b.example\r\nBcc: c@d.example', false],
    ['a@b.example, c@d.example', false],
    ['Văn phòng <a@b.example>', false],
    ['@b.example', false],
    ['a@', false],
    ['a@-b.example', false],
  ])('%j as an address: %s', (text, expected) => {
    expect(EMAIL_ADDRESS.test(text)).toBe(expected);
  });
});
