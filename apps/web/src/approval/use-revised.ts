import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useProposalDesk } from './use-desk.js';

export type Draft = Schemas['ProposalRow'];

/** The draft that the address asks to revise; null when there is none, it is decided, or is not the asker's to revise, and until it is known. */
export const useRevised = (): Draft | null => useAskedDraft().draft;

interface AskedDraft {
  /** Whether the address asks to revise one. */
  readonly asked: boolean;
  /** It was not answered yet whether there is one to revise. */
  readonly pending: boolean;
  readonly draft: Draft | null;
}

/** As `useRevised`, where nothing else may be offered in the place of a draft that is asked for. */
export function useAskedDraft(): AskedDraft {
  const { sua } = useSearch({ strict: false });
  const asked = sua !== undefined;
  const desk = useProposalDesk();
  const { data, error } = useQuery({ queryKey: ['proposals', 'one', sua], enabled: asked && desk?.mayPropose === true, queryFn: () => answerOf(api.GET('/api/proposals/{id}', { params: { path: { id: sua ?? '' } } })) });
  const pending = asked && data === undefined && error === null && desk?.mayPropose !== false;
  return { asked, pending, draft: data !== undefined && data.status === 'open' ? data : null };
}

/** Files that go with a draft: `stands` and the like are the program's. */
export const filesOf = ({ content }: Draft): readonly Schemas['FileDto'][] => ((content['files'] ?? []) as readonly Schemas['FileDto'][]).map(({ sha256, name }) => ({ sha256, name }));
