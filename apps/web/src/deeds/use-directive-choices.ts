import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

/** Directives in force, to be chosen from. */
export function useDirectiveChoices(): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useQuery({ queryKey: ['directives', 'all'], queryFn: () => answerOf(api.GET('/api/directives', { params: { query: { limit: '200' } } })) });
  return (data?.directives ?? []).filter(({ status }) => status === 'issued' || status === 'concluded').map(({ directiveId, symbol, title }) => ({ value: directiveId, label: `${symbol}: ${title}` }));
}
