import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';

export type NoticeGroup = Schemas['NoticeChoices']['groups'][number];

export const noticeChoicesQuery = queryOptions({ queryKey: ['notice-choices'], queryFn: () => answerOf(api.GET('/api/notice-choices')) });

/** What one does not want listed; undefined while it is not known, nothing when it cannot be told. */
export function useLeftOut(): readonly NoticeGroup[] | undefined {
  const { data, error } = useQuery(noticeChoicesQuery);
  return error === null ? data?.own.without : [];
}
