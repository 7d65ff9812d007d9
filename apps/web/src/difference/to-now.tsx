import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { DifferenceSection } from './difference-section.js';

/** What was compared, and how many changes there are of each kind. */
interface Compared {
  readonly since: Schemas['Moment'];
  readonly moment: Schemas['Moment'];
  readonly kinds: Readonly<Record<string, number>>;
}

export interface Comparing {
  /** Beside another difference on the page: shown only when something differs. */
  readonly id?: string;
  readonly title?: string;
  /** Said when nothing differs, where it is not said of the whole page. */
  readonly none?: string;
}

interface ToNowProps<A extends Compared> extends Comparing {
  /** What is compared, as far as its question tells it from others. */
  readonly of: readonly unknown[];
  readonly read: (since: string) => Promise<A>;
  /** What differs besides the changes that are counted by kind. */
  readonly moved?: (answer: A) => boolean;
  /** The changes, and the kinds of which there are any. */
  readonly children: (answer: A, counted: readonly (readonly [kind: string, n: number])[]) => ReactNode;
}

/** At a past moment: what of the page stands otherwise now; nothing at present. */
export function ToNow<A extends Compared>({ of, read, id, title, none, moved, children }: ToNowProps<A>): ReactNode {
  const t = useWords();
  const { luc } = useSearch({ strict: false });
  const { data } = useQuery({ queryKey: ['difference', luc, ...of], enabled: luc !== undefined, queryFn: () => read(luc ?? '') });
  if (luc === undefined || data === undefined) return null;
  const counted = Object.entries(data.kinds).filter(([, n]) => n > 0);
  const same = counted.length === 0 && moved?.(data) !== true;
  if (id !== undefined && same) return null;
  return (
    <DifferenceSection since={data.since} moment={data.moment} none={same ? (none ?? t.auditing.nothingMoved) : null} {...(id !== undefined && { id })} {...(title !== undefined && { title })}>
      {children(data, counted)}
    </DifferenceSection>
  );
}
