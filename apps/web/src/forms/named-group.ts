/** A group where a body may be named too: this before its id, which no body's id has. */
const GROUP = 'group:';

/** The id of the group that is named; null for a body. */
export const groupIn = (named: string): string | null => (named.startsWith(GROUP) ? named.slice(GROUP.length) : null);
export const asNamed = (groupId: string): string => `${GROUP}${groupId}`;
