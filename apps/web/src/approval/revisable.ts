import { goesOut } from '../deeds/deed.js';
import { DEEDS } from '../deeds/all-deeds.js';
import { ACT_FIELDS } from '../duty/act-fields.js';
import type { Draft } from './use-revised.js';

/** Acts whose form can begin with what a draft says. */
const REVISABLE: ReadonlySet<string> = new Set([...DEEDS.filter(goesOut).map(({ name }) => name), ...Object.keys(ACT_FIELDS)]);

export const isRevisable = ({ act }: Pick<Draft, 'act'>): boolean => REVISABLE.has(act);
