import type { groups as vietnameseGroups, lineage as vietnamese } from './vi-lineage.js';

/** Words of bodies that came from one another, in English. */
export const lineage: typeof vietnamese = {
  title: 'Bodies through time',
  find: 'Find by name (with or without marks)',
  count: (k, n) => (n === 0 ? 'No change matches: no body was merged, renamed, split or ended.' : `Drawn: ${k} of ${n} families of bodies that changed, the latest first.`),
  drawn: (lives) => `Lineage of ${lives} bodies in time; the table below says the same`,
  legend: 'Bar: the time it lives; dashes: goes on in; ring: renamed. Numbers in the drawing are those of the table.',
  tableOf: (name) => `Lineage: ${name}`,
  number: 'No.',
  names: 'Names',
  cameFrom: 'Came from',
  wentInto: 'Went into',
  succeed: 'Merge, split, succeed',
  predecessors: 'Bodies that end',
  successors: 'Bodies that stand already and take over',
  newBodies: 'New bodies',
  newBody: (row) => `New body ${row}`,
  addNewBody: 'Add a new body',
  on: 'First day of the new bodies',
  onHint: 'The old ones end with the day before. Written 31/12/2021.',
  keeper: 'Takes over open duties (a body that stands)',
  keepsDuties: 'Takes over open duties',
  keeperHint: 'Needed with two or more successors, unless a new body takes them.',
  basis: 'Deciding document (number, symbol, date)',
  changes: { founded: 'founded', 'took-over': 'took over another', renamed: 'renamed', moved: 'moved under another', ended: 'ended', 'gone-into': 'succeeded' },
  recorded: 'Who recorded each change, and when: history of the register',
};

/** Words of groups of bodies, in English. */
export const groups: typeof vietnameseGroups = { title: 'Groups of bodies', none: 'No group is defined.', count: (members) => `${members} members.` };
