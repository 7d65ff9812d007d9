import type { Credentials, EventStoreDBClient } from '@eventstore/db-client';

/** What the client can do beside its methods: its types keep these to itself. */
interface Inner {
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
  HTTPRequest<T>(method: 'GET' | 'POST' | 'PUT', path: string, options: { readonly credentials?: Credentials; readonly headers?: Readonly<Record<string, string>> }, body?: string): Promise<T>;
}

const inner = (client: EventStoreDBClient): Inner => client as unknown as Inner;

/** As the server tells it, `23.10.6` or the like; `unknown` by one that is older than the question. */
export const serverVersion = async (client: EventStoreDBClient): Promise<string> => (await inner(client).capabilities).serverVersion;

/** The groups of the account, or null when the server does not take the credentials. */
export async function groupsOf(client: EventStoreDBClient, credentials: Credentials): Promise<readonly string[] | null> {
  try {
    const { data } = await inner(client).HTTPRequest<{ readonly data: { readonly groups: readonly string[] } }>('GET', '/users/$current', { credentials });
    return data.groups;
  } catch (error) {
    if (refuses(error)) return null;
    throw error;
  }
}

/** A request about accounts, as that administrator. */
export const askAboutUsers = <T>(client: EventStoreDBClient, credentials: Credentials, method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> =>
  inner(client).HTTPRequest<T>(method, path, { credentials, headers: { 'content-type': 'application/json' } }, body === undefined ? undefined : JSON.stringify(body));

const refuses = (error: unknown): boolean => (error as { readonly type?: unknown } | null)?.type === 'access-denied';
