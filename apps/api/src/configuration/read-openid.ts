import { isLoopback, passwordIn, type Reading } from '#libs/engine';

/** An identity provider that people sign in with (OpenID Connect). */
export interface OpenIdConfiguration {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client: PKCE alone. */
  readonly clientSecret: string | null;
  /** The claim of the ID token whose value is the login of an account. */
  readonly loginClaim: string;
  /** The `acr` that stands for a second factor shown to the provider; null = ours is always asked. */
  readonly secondFactorAcr: string | null;
  /** Address of this program as browsers know it, without a slash at its end. */
  readonly publicUrl: string;
}

export const OPENID_VARIABLES = ['DONDOC_OPENID_ISSUER', 'DONDOC_OPENID_CLIENT', 'DONDOC_OPENID_SECRET_FILE', 'DONDOC_OPENID_LOGIN_CLAIM', 'DONDOC_OPENID_SECOND_FACTOR_ACR'] as const;

/** The identity provider; null when none is named. The client's secret comes from a file: an environment is seen by too many. */
export function readOpenId({ value, fault }: Reading, publicUrl: string | null): OpenIdConfiguration | null {
  const issuer = value('DONDOC_OPENID_ISSUER');
  if (issuer === null) {
    for (const variable of OPENID_VARIABLES) if (value(variable) !== null) fault(variable, 'vô nghĩa khi chưa có DONDOC_OPENID_ISSUER', 'means nothing without DONDOC_OPENID_ISSUER');
    return null;
  }
  const address = URL.canParse(issuer) ? new URL(issuer) : null;
  if (address === null || !(address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback(address.hostname)))) {
    fault('DONDOC_OPENID_ISSUER', `"${issuer}" không phải địa chỉ https`, `"${issuer}" is no https address`);
  }
  const clientId = value('DONDOC_OPENID_CLIENT');
  if (clientId === null) fault('DONDOC_OPENID_CLIENT', 'thiếu, vì đã có DONDOC_OPENID_ISSUER', 'is missing, since DONDOC_OPENID_ISSUER is set');
  if (publicUrl === null) fault('DONDOC_PUBLIC_URL', 'thiếu, vì đã có DONDOC_OPENID_ISSUER', 'is missing, since DONDOC_OPENID_ISSUER is set');
  const secretFile = value('DONDOC_OPENID_SECRET_FILE');
  return {
    issuer,
    clientId: clientId ?? '',
    clientSecret: secretFile === null ? null : passwordIn('DONDOC_OPENID_SECRET_FILE', secretFile, fault),
    loginClaim: value('DONDOC_OPENID_LOGIN_CLAIM') ?? 'preferred_username',
    secondFactorAcr: value('DONDOC_OPENID_SECOND_FACTOR_ACR'),
    publicUrl: (publicUrl ?? '').replace(/\/+$/u, ''),
  };
}
