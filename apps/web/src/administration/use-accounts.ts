import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';

export type Account = Schemas['Account'];
export const ACCOUNTS = ['accounts'] as const;

/** Every account there is; offices have some hundreds. */
export async function allAccounts(): Promise<readonly Account[]> {
  const found: Account[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Schemas['Accounts'] = await answerOf(api.GET('/api/accounts', { params: { query: { limit: '200', ...(cursor !== null && { cursor }) } } }));
    found.push(...page.accounts);
    cursor = page.nextCursor;
    if (cursor === null) return found;
  }
}

/** @returns the question's state; `data` are the accounts. */
export const useAccounts = (): ReturnType<typeof useQuery<readonly Account[]>> => useQuery({ queryKey: ACCOUNTS, queryFn: allAccounts });
