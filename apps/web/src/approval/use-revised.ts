import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useProposalDesk } from './use-desk.js';

export type Draft = Schemas['ProposalRow'];

/** The draft that the address asks to revise; null when there is none, it is decided, or is not the asker's to revise. */
export function useRevised(): Draft | null {
  const { sua } = useSearch({ strict: false });
  const desk = useProposalDesk();
  const { data } = useQuery({ queryKey: ['proposals', 'one', sua], enabled: sua !== undefined && desk?.mayPropose === true, queryFn: () => answerOf(api.GET('/api/proposals/{id}', { params: { path: { id: sua ?? '' } } })) });
  return data !== undefined && data.status === 'open' ? data : null;
}

/** Files that go with a draft: `stands` and the like are the program's. */
export const filesOf = ({ content }: Draft): readonly Schemas['FileDto'][] => ((content['files'] ?? []) as readonly Schemas['FileDto'][]).map(({ sha256, name }) => ({ sha256, name }));
