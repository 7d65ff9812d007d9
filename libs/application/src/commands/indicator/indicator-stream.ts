import { indicatorId, type DirectiveId, type IndicatorId } from '#libs/domain';
import type { Ids } from '../../ports/index.js';

export const INDICATOR_PREFIX = 'indicator-';

export const indicatorStream = (id: IndicatorId): string => INDICATOR_PREFIX + id;

/** An indicator is known by its code in the directive: defining it twice means the same one. */
export const indicatorIdOf = (ids: Ids, directive: DirectiveId, code: string): IndicatorId => indicatorId(ids.derive('indicator', directive, code));
