import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { everyPage } from '../api/every-page.js';

export type Account = Schemas['Account'];
export const ACCOUNTS = ['accounts'] as const;

/** Every account there is; offices have some hundreds. */
export const allAccounts = (): Promise<readonly Account[]> => everyPage((query) => answerOf(api.GET('/api/accounts', { params: { query } })), ({ accounts }) => accounts);

/** @returns the question's state; `data` are the accounts. */
export const useAccounts = (): ReturnType<typeof useQuery<readonly Account[]>> => useQuery({ queryKey: ACCOUNTS, queryFn: allAccounts });
