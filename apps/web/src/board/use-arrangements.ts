import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

/** How the person and the body arranged their boards. */
export const arrangementsQuery = queryOptions({ queryKey: ['board-arrangements'], queryFn: () => answerOf(api.GET('/api/board-arrangements')) });
