import { useDebouncedValue } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { readDay } from '../wording/dates.js';
import type { DirectiveDraft, Reading } from './directive-draft.js';

const PAUSE_MS = 300;

/** How the program reads the words about time of each task, by the date of the paper and the issuer's policy; null where there are none, or they are not read yet. */
export function useReadings({ tasks, date }: DirectiveDraft, issuer: string): readonly (Reading | null)[] {
  const [typed] = useDebouncedValue(tasks.map(({ phrase }) => phrase.trim()).join('\n'), PAUSE_MS);
  const issuedOn = readDay(date);
  const phrases = typed.split('\n');
  const answers = useQueries({
    queries: tasks.map((_, row) => {
      const phrase = phrases[row] ?? '';
      return {
        queryKey: ['deadline-reading', phrase, issuedOn, issuer],
        enabled: phrase !== '' && issuedOn !== null,
        staleTime: Infinity,
        queryFn: () => answerOf(api.POST('/api/deadline-readings', { body: { phrase, issuedOn: issuedOn ?? '', issuer } })),
      };
    }),
  });
  return tasks.map(({ phrase }, row) => (phrase.trim() === (phrases[row] ?? '') && phrase.trim() !== '' ? (answers[row]?.data ?? null) : null));
}
