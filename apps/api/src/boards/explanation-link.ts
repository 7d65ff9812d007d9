import type { Moment, OverdueBoardQuestion } from '#libs/application';
import { explainedAt, explanationAddress, type Explained, type Narrowing } from '../counted-boards/explanation-address.js';
import type { FourBoxesQueryDto } from './boards.dto.js';

const PATH = '/api/boards/explanation';

/** Where the numbers of the board are explained: `groupBy` and `group` for one of a group are added as well. */
export const explanationLink = (moment: Moment, { against, body, directiveId }: FourBoxesQueryDto, further: Narrowing = {}): string => explanationAddress(PATH, moment, { against, body, directiveId, ...further });

export const explained = <A extends { readonly moment: Moment }>(answer: A, { against, body, directiveId }: FourBoxesQueryDto): Explained<A> => explainedAt(PATH, answer, { against, body, directiveId });

export const narrowedBy = ({ body, directiveId }: FourBoxesQueryDto): OverdueBoardQuestion['narrow'] => ({ body: body ?? null, directiveId: directiveId ?? null });
