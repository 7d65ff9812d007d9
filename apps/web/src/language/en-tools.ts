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
};
