import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { dutyKey } from '../duty/use-duty.js';
import { Failure } from '../shell/failure.js';
import { useAsOf } from '../shell/moment.js';
import { FileTable } from './file-table.js';

/** The files that acts on the duty carry. */
export function DutyFiles({ id }: { readonly id: string }): ReactNode {
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery({
    queryKey: [...dutyKey(id), 'files', asOf],
    queryFn: () => answerOf(api.GET('/api/assignments/{id}/files', { params: { path: { id }, query: asOf } })),
  });
  if (error !== null && data === undefined) return <Failure error={error} reset={() => void refetch()} />;
  return <FileTable files={data?.files ?? null} address={`/api/assignments/${encodeURIComponent(id)}/files`} />;
}
