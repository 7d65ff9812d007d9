import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-rules.js';

const OWNER = ['vanthu-syt', 'Văn thư Sở Y tế'];

describe('a new password', () => {
  it.each(['con mèo nhà bên thích cá', 'correct horse battery staple', 'Lúa chín vàng 7 thửa ruộng', 'x7#kQw!9zLp2', 'đường-về-quê-xa', 'a'.repeat(3) + 'những cánh đồng'.repeat(7)])('may be %s', (password) => {
    expect(passwordFault(password, OWNER)).toBeNull();
  });

  it.each([
    ['password-too-short', 'x7#kQw!9zLp'],
    ['password-too-short', '𠮷'.repeat(11)],
    ['password-too-long', 'những cánh đồng'.repeat(9)],
    ['password-common', 'password1234'],
    ['password-common', 'P@ssw0rd2026!'],
    ['password-common', 'Mật khẩu 123456'],
    ['password-common', 'matkhau@2026'],
    ['password-common', 'qwertyuiop123'],
    ['password-common', '1qaz2wsx3edc'],
    ['password-common', 'aaaaaaaaaaaaaaaa'],
    ['password-common', 'xk4txk4txk4txk4t'],
    ['password-common', 'abcdefghijkl'],
    ['password-common', 'lkjhgfdsapoiuytrewq'],
    ['password-common', '19/05/1990!!!!'],
    ['password-common', 'Hà Nội 2026!'],
    ['password-common', 'dondoc-quantri-1'],
    ['password-common', 'Nguyễn Văn An 1990'],
    ['password-common', 'iloveyou iloveyou'],
    ['password-common', '            '],
    ['password-names-owner', 'vanthusyt@2026'],
    ['password-names-owner', 'VanThuSoYTe1!'],
  ])('is refused as %s: %s', (fault, password) => {
    expect(passwordFault(password, OWNER)).toBe(fault);
  });

  it('is judged by its owner, not by the names of others', () => {
    expect([passwordFault('vanthusyt@2026', ['quantri', 'Quản trị'])]).toEqual([null]);
  });
});
