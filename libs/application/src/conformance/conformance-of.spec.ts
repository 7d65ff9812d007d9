import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { dateAt, DEVIATION_KINDS, type BodyId } from '#libs/domain';
import { appendPast, PAST, randomPast, type PastEvent } from '#libs/testing';
import { STORED_TITLES } from '../act-titles/index.js';
import { START } from '../ports/index.js';
import { STORED_NAMES } from '../event-catalogue/index.js';
import { conformanceOf, MAIN_ACTS, type ConformanceAnswer, type ConformanceScope } from './conformance-of.js';
import { flowPicture, spanText } from './flow-picture.js';
import { momentInLog, type MomentInLog } from './moment-in-log.js';

async function logOf(recorded: readonly PastEvent[]): Promise<MemoryEventLog> {
  const log = new MemoryEventLog();
  await appendPast(log, recorded);
  return log;
}
/** Running maximum (R13). */
const instantOf = (recorded: readonly PastEvent[], index: number): number => Math.max(...recorded.slice(0, index).map(({ act }) => act.recordedAt));
const dutiesIn = (recorded: readonly PastEvent[]): readonly (readonly PastEvent[])[] => [...Map.groupBy(recorded.filter(({ stream }) => stream.startsWith('assignment-')), ({ stream }) => stream).values()];
const ask = async (log: MemoryEventLog, index: number, more: Partial<ConformanceScope> = {}): Promise<ConformanceAnswer> =>
  conformanceOf(log, { ...((await momentInLog(log, { kind: 'index', index })) as MomentInLog), body: null, directiveId: null, kind: null, everyAct: false, listed: 1000, ...more });
const pasts = fc.record({ recorded: randomPast, to: fc.nat(99) }).map(({ recorded, to }) => ({ recorded, index: 4 + (to % (recorded.length - 3)) }));

describe('the conformance of a log', () => {
  it('looks at every duty up to the moment, as if the log ended there, and counts each deviation once', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ recorded, index }) => {
        const [whole, cut] = [await logOf(recorded), await logOf(recorded.slice(0, index))];
        const answer = await ask(whole, index);
        expect(answer).toEqual(await ask(cut, index));
        const duties = dutiesIn(recorded.slice(0, index));
        expect([answer.moment, answer.duties]).toEqual([{ index, at: instantOf(recorded, index) }, duties.length]);
        const total = Object.values(answer.kinds).reduce((sum, n) => sum + n, 0);
        expect([answer.deviations.length, answer.bodies.reduce((sum, each) => sum + each.total, 0), answer.conforming]).toEqual([total, total, answer.duties - new Set(answer.deviations.map(({ assignmentId }) => assignmentId)).size]);
        for (const kind of DEVIATION_KINDS) expect((await ask(whole, index, { kind })).deviations).toEqual(answer.deviations.filter((each) => each.kind === kind));
        expect((await ask(whole, index, { listed: 1 })).deviations).toEqual(answer.deviations.slice(0, 1));
      }),
      { numRuns: 15 },
    );
  });

  it('has the flow of the main acts, one fewer than acts in each duty, and of all acts when asked', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ recorded, index }) => {
        const log = await logOf(recorded);
        for (const everyAct of [false, true]) {
          const ways = dutiesIn(recorded.slice(0, index)).map((events) => events.filter(({ event }) => everyAct || MAIN_ACTS.has(event.type as never)));
          const { activities, flows } = await ask(log, index, { everyAct });
          const counted = Map.groupBy(ways.flat(), ({ event }) => STORED_NAMES[event.type]);
          expect(new Map(activities.map(({ type, count }) => [type, count]))).toEqual(new Map([...counted].map(([type, events]) => [type, events.length])));
          expect(flows.reduce((sum, { count }) => sum + count, 0)).toBe(ways.reduce((sum, way) => sum + Math.max(0, way.length - 1), 0));
        }
      }),
      { numRuns: 10 },
    );
  });

  it('is that of one body: its deviations, and the duties that it led', async () => {
    await fc.assert(
      fc.asyncProperty(randomPast, fc.constantFrom(...PAST.leads, PAST.office), async (recorded, body: BodyId) => {
        const log = await logOf(recorded);
        const [all, own] = [await ask(log, recorded.length), await ask(log, recorded.length, { body })];
        expect(own.deviations).toEqual(all.deviations.filter((each) => each.body === body));
        expect(own.bodies.length).toBeLessThanOrEqual(1);
        expect(own.duties).toBeLessThanOrEqual(all.duties);
      }),
      { numRuns: 10 },
    );
  });

  it('finds moments in the log alone, and none where there is none', async () => {
    const recorded = fc.sample(randomPast, { numRuns: 1, seed: 3 })[0] as readonly PastEvent[];
    const log = await logOf(recorded);
    const last = { index: recorded.length, at: instantOf(recorded, recorded.length) };
    const end = (await log.readAll(START, recorded.length)).at(-1)?.position;
    expect(await Promise.all([momentInLog(log, { kind: 'now' }), momentInLog(log, { kind: 'instant', at: last.at + 1 }), momentInLog(log, { kind: 'instant', at: PAST.startAt - 1 }), momentInLog(log, { kind: 'index', index: recorded.length + 1 })])).toEqual([{ moment: last, end }, { moment: { index: last.index, at: last.at + 1 }, end }, null, null]);
    expect(await Promise.all([momentInLog(log, { kind: 'pinned', ...last, at: last.at + 5 }), momentInLog(log, { kind: 'pinned', ...last, at: last.at - 1 }), momentInLog(new MemoryEventLog(), { kind: 'now' })])).toEqual([{ moment: { ...last, at: last.at + 5 }, end }, null, null]);
  });
});

describe('the picture of the flow', () => {
  const draw = async (recorded: readonly PastEvent[]): Promise<{ readonly svg: string; readonly answer: ConformanceAnswer }> => {
    const answer = await ask(await logOf(recorded), recorded.length);
    return { answer, svg: flowPicture(answer.activities, answer.flows, { labels: STORED_TITLES, least: 1, most: 60, about: `<&"> ${dateAt(answer.moment.at)}` }) };
  };

  it('is well-formed, has a title and a description, and says every flow in words, in grey alone', async () => {
    await fc.assert(
      fc.asyncProperty(randomPast, async (recorded) => {
        const { svg, answer } = await draw(recorded);
        const open: string[] = [];
        for (const [, closing, name, , self] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/gi)) {
          if (closing === '/') expect(open.pop()).toBe(name);
          else if (self !== '/') open.push(name as string);
        }
        expect([open, svg.replaceAll(/<[^>]*>/g, '').includes('<')]).toEqual([[], false]);
        expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="flow-title flow-desc">\n<title id="flow-title">[^<]*&lt;&amp;&quot;&gt; /);
        for (const { from, to, count, times } of answer.flows) expect(svg).toContain(`<title>${STORED_TITLES[from]?.vi} → ${STORED_TITLES[to]?.vi}: ${count}; trung vị / median ${spanText(times.median).replace('<', '&lt;')},`);
        const colours = new Set([...svg.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})"/g)].map(([, red, green, blue]) => red === green && green === blue));
        expect(colours).toEqual(new Set([true]));
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 15 },
    );
  });

  it('leaves out what is rarer than asked for, and says so', () => {
    const activities = ['task-assigned', 'assignment-acknowledged', 'result-submitted'].map((type, place) => ({ type, count: 9, starts: place === 0 ? 9 : 0, ends: place === 2 ? 9 : 0, place }));
    const times = { min: 0, median: 60_000, mean: 0, p90: 0, max: 0 };
    const flows = [{ from: 'task-assigned', to: 'assignment-acknowledged', count: 9, times }, { from: 'assignment-acknowledged', to: 'result-submitted', count: 7, times }, { from: 'result-submitted', to: 'result-submitted', count: 2, times }];
    const drawn = (least: number, most: number): readonly unknown[] => {
      const svg = flowPicture(activities, flows, { labels: STORED_TITLES, least, most, about: 'x' });
      return [svg.match(/marker-end/g)?.length ?? 0, /(\d+) rarer ones are not drawn/.exec(svg)?.[1] ?? null, svg.match(/rx="6"/g)?.length];
    };
    expect([drawn(1, 60), drawn(3, 60), drawn(1, 1), drawn(10, 60)]).toEqual([[3, null, 3], [2, '1', 3], [1, '2', 3], [0, '3', 2]]);
    expect(flowPicture([], [], { labels: {}, least: 1, most: 60, about: 'x' })).toContain('0 flows');
  });

  it('tells spans of time in minutes, hours or days', () => {
    expect([0, 59_999, 60_000, 5_340_000, 5_400_000, 36 * 3_600_000, 9.96 * 86_400_000, 100 * 86_400_000].map(spanText)).toEqual(['< 1 phút', '< 1 phút', '1 phút', '89 phút', '1,5 giờ', '1,5 ngày', '10 ngày', '100 ngày']);
  });
});
