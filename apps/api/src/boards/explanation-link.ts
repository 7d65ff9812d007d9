import type { Moment, OverdueBoardQuestion } from '#libs/application';
import { writeAsOf } from '../conversation/as-of.js';
import type { FourBoxesQueryDto } from './boards.dto.js';

/**
 * Where the numbers of a board are explained: `number`, and `groupBy` and `group` for one of a group, are added to it. It
 * names the moment for good.
 */
export function explanationLink(moment: Moment, { against, body, directiveId }: FourBoxesQueryDto, further: Readonly<Record<string, string>> = {}): string {
  const asked = { asOf: writeAsOf(moment), against, body, directiveId, ...further };
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])));
  return `/api/boards/explanation?${query.toString()}`;
}

/** The answer of a board, with where its numbers are explained. */
export type Explained<A> = A & { readonly explanation: string };

export const explained = <A extends { readonly moment: Moment }>(answer: A, query: FourBoxesQueryDto): Explained<A> => ({ ...answer, explanation: explanationLink(answer.moment, query) });

export const narrowedBy = ({ body, directiveId }: FourBoxesQueryDto): OverdueBoardQuestion['narrow'] => ({ body: body ?? null, directiveId: directiveId ?? null });
