import type { ApiToken } from '#libs/application';

/** A token of the caller's; `token` only in the answer to making it. `lastUsedAt`: null until it is used. */
export interface ApiTokenView {
  readonly id: string;
  readonly name: string;
  readonly scope: readonly string[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly expiresAt: string;
  readonly token?: string;
}

export interface ApiTokensView {
  readonly tokens: readonly ApiTokenView[];
}

export const apiTokenView = ({ id, name, scope, createdAt, lastUsedAt, expiresAt }: ApiToken, token?: string): ApiTokenView => ({
  id,
  name,
  scope,
  createdAt: new Date(createdAt).toISOString(),
  lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
  ...(token !== undefined && { token }),
});
