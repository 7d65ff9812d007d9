import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { FileTable } from '../files/file-table.js';
import { useAsOf } from '../shell/moment.js';

/** The files of the reports of one period that one may see. */
export function ReportFiles({ id, period }: { readonly id: string; readonly period: string }): ReactNode {
  const asOf = useAsOf();
  const { data } = useQuery({ queryKey: ['reporting', id, period, 'files', asOf], queryFn: () => answerOf(api.GET('/api/reporting/{id}/periods/{period}/files', { params: { path: { id, period }, query: asOf } })) });
  return <FileTable files={data?.files ?? null} address={`/api/reporting/${encodeURIComponent(id)}/periods/${encodeURIComponent(period)}/files`} />;
}
