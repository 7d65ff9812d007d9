import { QueryCache, QueryClient } from '@tanstack/react-query';
import { problemTag, UnreachableError } from './client.js';

const TRIES = 2;

/**
 * What was asked is kept until a live event says that something changed. Only silence is asked again by itself: a refusal
 * would be the same refusal. When the session has ended, the page gives way to the sign-in.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (thrown) => {
      if (problemTag(thrown) === 'not-signed-in') queryClient.setQueryData(['session'], null);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: true,
      retry: (failures, thrown) => failures < TRIES && (thrown instanceof UnreachableError || problemTag(thrown) === 'not-caught-up'),
    },
  },
});
