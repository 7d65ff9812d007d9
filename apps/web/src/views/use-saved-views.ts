import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { SavedView } from './view-address.js';

export const savedViewsQuery = queryOptions({ queryKey: ['saved-views'], queryFn: () => answerOf(api.GET('/api/saved-views')) });

/** The views that the person keeps, and those of the body; none while they are not known. */
export const useSavedViews = (): readonly SavedView[] => useQuery(savedViewsQuery).data?.views ?? [];
