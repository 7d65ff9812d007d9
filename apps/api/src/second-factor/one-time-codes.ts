import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import type { Instant } from '#libs/domain';

/** What every authenticator app understands: RFC 6238 with its defaults. */
const PERIOD_MS = 30_000;
const MANNER = { algorithm: 'SHA1', digits: 6, period: PERIOD_MS / 1000 } as const;
/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20;
const ISSUER = 'Đôn Đốc';
/** Clocks of telephones: one step earlier or later is taken too. */
const STEPS_AROUND = 1;

export const freshSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What the app reads from the picture: `otpauth://totp/…`. */
export const enrolmentAddress = (secret: string, login: string): string => new TOTP({ ...MANNER, issuer: ISSUER, label: login, secret }).toString();

/** The address as a QR code, in an SVG that stands in the address of an image. */
export const pictureOf = (address: string): string => `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { ecc: 'M', border: 4 }))}`;

/** The time step whose code this is, at most one away from now; null when it is none. All are compared in the same time. */
export function timeStepOf(secret: string, code: string, now: Instant): number | null {
  const away = new TOTP({ ...MANNER, secret }).validate({ token: code, timestamp: now, window: STEPS_AROUND });
  return away === null ? null : Math.floor(now / PERIOD_MS) + away;
}
