import { describe, expect, it } from '@jest/globals';
import { KNOWN_PASSWORD_HASHES } from './known-password-hashes.js';
import { isKnownPassword } from './known-passwords.js';

describe('passwords that were leaked', () => {
  it('are over forty thousand, in order, so that they can be looked up', () => {
    const hashes = Buffer.from(KNOWN_PASSWORD_HASHES, 'base64').toString('hex').match(/.{10}/gu) ?? [];
    expect([hashes.length > 40_000, hashes.toSorted().join('') === hashes.join('')]).toEqual([true, true]);
  });

  it.each(['q1w2e3r4t5y6', 'Mailcreated5240', 'mailCREATED5240', 'sonyericsson', 'professional', 'gfhjkmgfhjkm', 'transformers'])('are known: %s', (password) => {
    expect(isKnownPassword(password)).toBe(true);
  });

  it.each(['con mèo nhà bên thích cá', 'correct horse battery staple', 'x7#kQw!9zLp2', 'một câu dài dễ nhớ', ''])('do not include %s', (password) => {
    expect(isKnownPassword(password)).toBe(false);
  });
});
