import type { tools as vietnamese } from './vi-tools.js';

/** Words of the timeline, of indicators and of inspections, in English. */
export const tools: typeof vietnamese = {
  timeline: {
    title: 'Due days on one axis',
    how: 'Square: done; circle: open; crossed: late; ring: the original day.',
    axis: 'Place on the axis of time',
    today: 'today',
    originally: (day) => `first ${day}`,
  },
  indicators: {
    title: 'Indicators',
    none: 'There are no indicators that you may see.',
    by: 'By',
    target: 'Target as written',
    actual: 'Actual',
    path: 'Path',
    noTime: 'no time given',
    noNumber: 'no number given',
    noFigure: 'no figure yet',
    simulated: 'simulated',
    interpolated: 'interpolated, no target',
    approximate: 'about',
    inWords: 'in words',
    of: (denominator) => `of all ${denominator}`,
    pathToday: 'Path of today',
    milestones: 'Milestones',
    measured: 'Figures on record',
    notMeasured: 'No figure is on record. No figure does not mean not reached.',
    upTo: 'Up to',
    taken: 'taken out',
    nothingToDraw: 'No milestone has both a number and a day.',
    drawn: 'Milestones, the path between them and figures; the tables below say the same',
    legend: 'Squares: milestones; dashed: interpolated between them, no target; ring: interpolated for today; dots: figures.',
    standings: { met: 'met', 'not-met': 'not met', 'on-path': 'on the path', 'behind-path': 'behind the path', 'no-measurement': 'no figure yet', 'words-only': 'in words only', unjudged: 'not judged' },
    unjudged: { approximate: 'the target says “about”', 'no-number': 'no number', 'no-time': 'no time', 'no-path': 'before its time, without a path', 'no-direction': 'no direction' },
  },
};
