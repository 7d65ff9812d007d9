import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useAsOf } from '../shell/moment.js';

/** The files that came with a paper that urges, and with what was answered. */
export function UrgingFiles({ id }: { readonly id: string }): ReactNode {
  const asOf = useAsOf();
  const { data } = useQuery({ queryKey: ['urging', id, 'files', asOf], queryFn: () => answerOf(api.GET('/api/urgings/{id}/files', { params: { path: { id }, query: asOf } })) });
  const then = asOf.asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf.asOf)}`;
  return (data?.files ?? []).map(({ sha256, name, revision }) => (
    <span key={`${revision} ${name}`}>
      {' '}
      <a href={`/api/urgings/${encodeURIComponent(id)}/files/${sha256}${then}`} download={name}>
        {name}
      </a>
    </span>
  ));
}
