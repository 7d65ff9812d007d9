import { beforeEach, describe, expect, it } from '@jest/globals';
import { blockOf, CODE_LIMITS, PASSWORD_LIMITS, SignInThrottle } from './sign-in-throttle.js';

const QUARTER_MS = 15 * 60_000;
let throttle: SignInThrottle;
beforeEach(() => {
  throttle = new SignInThrottle(PASSWORD_LIMITS);
});

/** How many of so many attempts could begin. */
const begun = (attempts: number, login: string, address: (i: number) => string, now = 0): number =>
  Array.from({ length: attempts }, (_, i) => throttle.begin(login, address(i), now)).filter((seconds) => seconds === 0).length;

describe('SignInThrottle', () => {
  it('lets ten attempts begin for a login from one address, at once or one after the other, then none for a quarter of an hour', () => {
    expect([begun(12, 'an', () => '10.0.0.1'), throttle.begin('an', '10.0.0.1', QUARTER_MS - 1), throttle.begin('an', '10.0.0.1', QUARTER_MS)]).toEqual([10, 1, 0]);
  });

  it('lets fifty begin from one address, for whichever logins', () => {
    expect([Array.from({ length: 60 }, (_, i) => throttle.begin(`login-${i}`, '10.0.0.1', 0)).filter((seconds) => seconds === 0).length, throttle.begin('an', '10.0.0.2', 0)]).toEqual([50, 0]);
  });

  it('makes strangers wait when a login is guessed at from everywhere, not the addresses that it signed in from', () => {
    throttle.begin('an', '192.0.2.7', 0);
    throttle.giveBack('an', '192.0.2.7');
    throttle.cameIn('an', '192.0.2.7');
    expect(begun(150, 'an', (i) => `10.0.${i}.1`)).toBe(100);
    expect([throttle.begin('an', '10.1.0.1', 0), throttle.begin('an', '192.0.2.7', 0), throttle.begin('binh', '10.1.0.1', 0)]).toEqual([900, 0, 0]);
    expect(throttle.begin('an', '10.1.0.1', QUARTER_MS)).toBe(0);
  });

  it('does not count what succeeds, nor what was given back', () => {
    for (let i = 0; i < 200; i++) {
      throttle.begin('an', '10.0.0.1', 0);
      throttle.giveBack('an', '10.0.0.1');
      throttle.cameIn('an', '10.0.0.1');
      throttle.begin('binh', '10.0.0.1', 0);
      throttle.giveBack('binh', '10.0.0.1');
    }
    expect([begun(12, 'an', () => '10.0.0.1'), begun(12, 'binh', () => '10.0.0.1')]).toEqual([10, 10]);
  });

  it('lets few attempts begin at codes', () => {
    throttle = new SignInThrottle(CODE_LIMITS);
    expect([begun(12, 'an', () => '10.0.0.1'), begun(50, 'binh', (i) => `10.0.${i}.2`)]).toEqual([5, 20]);
  });

  it('takes the addresses of one network of IPv6 for one', () => {
    expect(['2001:db8:0:1::1', '2001:DB8::1:a:b:c:d', '2001:db8:0:2::1', '::1', 'fe80::1%eth0', '::ffff:10.0.0.1', '10.0.0.1'].map(blockOf)).toEqual([
      '2001:db8:0:1::', '2001:db8:0:1::', '2001:db8:0:2::', '0:0:0:0::', 'fe80:0:0:0::', '10.0.0.1', '10.0.0.1',
    ]); // prettier-ignore
    expect(begun(30, 'an', (i) => `2001:db8::${i.toString(16)}`)).toBe(10);
  });
});
