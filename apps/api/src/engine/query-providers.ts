import type { Provider } from '@nestjs/common';

/** Handlers of the questions. */
export const QUERY_PROVIDERS: Provider[] = [];
