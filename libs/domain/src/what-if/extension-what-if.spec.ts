import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentState } from '../assignment/index.js';
import type { CompletionRule } from '../directive/index.js';
import { assignmentId, bodyId, localDate } from '../kernel/index.js';
import { extensionWhatIf, type ExtensionWhatIf } from './index.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const POLICY = { maxExtensions: 2, dueSoonDays: 7, shortTaskDueSoonDays: 3, shortTaskBelowDays: 30 };
const NOTHING_AROUND = { parents: [], below: new Map() };
const bySupervisor = actOf(PARTIES.issuer, '2021-12-03');

/** The duty due on 15/12, with more time asked for on 02/12. */
const asked = foldAll(play(did.assign(), did.acknowledge(), did.askExtension('2021-12-02')));

/** A duty above it that completes by this rule from it and from those parts, due on 20/12. */
const parentBy = (partsCompletion: CompletionRule, others: readonly string[] = [], due = '2021-12-20'): AssignmentState =>
  foldAll(play(
    did.assign({ assignmentId: assignmentId('up'), partsCompletion, deadlines: [dueOn(due)], due: localDate(due), leadBody: bodyId(PARTIES.lead) }), did.acknowledge(),
    did.handDown('duty-1', { body: bodyId('below') }), ...others.map((id) => did.handDown(id)),
  )); // prettier-ignore

/** A part with these handed down from it, as its own stream tells. */
const part = (id: string, due: string | null, below: readonly string[] = []): AssignmentState =>
  foldAll(play(
    did.assign({ assignmentId: assignmentId(id), leadBody: bodyId(PARTIES.lead), participants: [], deadlines: due === null ? [] : [dueOn(due)], due: due === null ? null : localDate(due) }), did.acknowledge(),
    ...below.map((name) => did.handDown(name)),
  )); // prettier-ignore

/** The duty with these parts handed down, due on 10/12 by its own stream, and more time asked for. */
const askedWith = (...ids: readonly string[]): AssignmentState => foldAll(play(did.assign(), did.acknowledge(), ...ids.map((id) => did.handDown(id)), did.askExtension('2021-12-02')));

function whatIf(day: string, parents: readonly AssignmentState[] = [], below: Readonly<Record<string, AssignmentState>> = {}, state = asked): ExtensionWhatIf {
  const answer = extensionWhatIf(localDate(day), state, { parents, below: new Map(Object.entries(below).map(([id, known]) => [assignmentId(id), known])) }, bySupervisor, POLICY);
  if (!answer.ok) throw new Error(answer.rejection.tag);
  return answer.whatIf;
}
const effectsAbove = (day: string, ...parents: readonly AssignmentState[]): readonly string[] => whatIf(day, parents).parents.map(({ effect }) => effect);

describe('a duty that gets a new day', () => {
  it('is shown before and after, by the rules that would decide it', () => {
    const { before, after, beyondCap } = whatIf('2021-12-25');
    expect([before.due, after.due, beyondCap]).toEqual(['2021-12-15', '2021-12-25', false]);
    expect([before.standing, after.standing]).toMatchObject([{ box: 'in-time', extended: false, extensionPending: true }, { box: 'in-time', extended: true, extensionPending: false }]);
  });

  it('stays overdue where the day was missed before more time was asked for (R5)', () => {
    const late = foldAll(play(did.assign(), did.acknowledge(), did.askExtension('2021-12-18', '2021-12-25', true)));
    const answer = extensionWhatIf(localDate('2021-12-25'), late, NOTHING_AROUND, actOf(PARTIES.issuer, '2021-12-19'), POLICY);
    expect(answer).toMatchObject({ ok: true, whatIf: { after: { due: '2021-12-25', standing: { box: 'overdue', daysOverdue: 4 } } } });
  });

  it('is refused as the decision would be, and told, not refused, when the number of extensions is reached', () => {
    const refused = (day: string, state = asked, act = bySupervisor): string => {
      const answer = extensionWhatIf(localDate(day), state, NOTHING_AROUND, act, POLICY);
      return answer.ok ? 'ok' : answer.rejection.tag;
    };
    expect([refused('2021-12-15'), refused('2021-12-25', foldAll(play(did.assign()))), refused('2021-12-25', asked, actOf(PARTIES.stranger, '2021-12-03'))]).toEqual(['extension-not-later', 'no-extension-pending', 'body-does-not-hold-duty']);
    const twice = foldAll(play(
      did.assign(), did.acknowledge(), did.askExtension('2021-12-02', '2021-12-16'), did.grantExtension('2021-12-02', '2021-12-16'),
      did.askExtension('2021-12-02', '2021-12-17'), did.grantExtension('2021-12-02', '2021-12-17'), did.askExtension('2021-12-02', '2021-12-18'),
    )); // prettier-ignore
    expect(whatIf('2021-12-18', [], {}, twice).beyondCap).toBe(true);
  });
});

describe('the duties above', () => {
  it.each<readonly [string, CompletionRule, readonly string[], string, string]>([
    ['not after its due day', { by: 'all' }, [], '2021-12-20', 'fits'],
    ['after it, and all parts are needed', { by: 'all' }, ['a'], '2021-12-21', 'breaks'],
    ['after it, and the others make the quorum', { by: 'quorum', percent: 50 }, ['a'], '2021-12-21', 'warns'],
    ['after it, and the others do not', { by: 'quorum', percent: 60 }, ['a'], '2021-12-21', 'breaks'],
    ['after it, and one of the others is enough', { by: 'first' }, ['a'], '2021-12-21', 'warns'],
    ['after it, and there is no other', { by: 'first' }, [], '2021-12-21', 'breaks'],
    ['after it, and the report of the lead completes it', { by: 'lead-report' }, [], '2021-12-21', 'warns'],
  ])('%s', (_what, rule, others, day, effect) => {
    expect(effectsAbove(day, parentBy(rule, others))).toEqual([effect]);
  });

  it('break as far up as each needs the one below', () => {
    const top = foldAll(play(did.assign({ assignmentId: assignmentId('top'), partsCompletion: { by: 'all' } }), did.acknowledge(), did.handDown('up')));
    expect([effectsAbove('2021-12-25', parentBy({ by: 'all' }), top), effectsAbove('2021-12-25', parentBy({ by: 'lead-report' }), top)]).toEqual([['breaks', 'breaks'], ['warns', 'warns']]);
  });

  it('say so where there is no day to break, or nothing to do any more', () => {
    const undated = foldAll(play(did.assign({ assignmentId: assignmentId('up'), deadlines: [], due: null })));
    const done = foldAll(play(did.assign(), did.acknowledge(), did.submit('2021-12-01'), did.accept('2021-12-02')));
    expect(effectsAbove('2021-12-25', undated, done)).toEqual(['undated', 'finished']);
  });
});

describe('the duties below', () => {
  it('are not extended with it, at any depth', () => {
    const withdrawn = foldAll(play(did.assign({ assignmentId: assignmentId('w') }), did.withdraw()));
    const known = { a: part('a', '2021-12-10', ['b']), b: part('b', '2021-12-20'), c: part('c', '2021-12-26'), d: part('d', null), w: withdrawn };
    expect(whatIf('2021-12-25', [], known, askedWith('a', 'c', 'd', 'w')).parts.map(({ assignmentId: id, depth, due, effect }) => [id, depth, due, effect])).toEqual([
      ['a', 1, '2021-12-10', 'stays'], ['b', 2, '2021-12-20', 'comes-within'], ['c', 1, '2021-12-26', 'due-after'], ['d', 1, null, 'undated'], ['w', 1, '2021-12-15', 'finished'],
    ]); // prettier-ignore
  });
});

describe('a part that may not be read', () => {
  it('is told of as the duty above knows it: with the day it was handed down with', () => {
    expect(whatIf('2021-12-25', [], {}, askedWith('a')).parts).toEqual([{ assignmentId: 'a', taskCode: 'IV.4', summary: null, body: 'body-of-a', due: '2021-12-10', standing: null, depth: 1, effect: 'stays' }]);
  });
});

describe('those who must be told', () => {
  it('are each named once with the first reason; the engine tells the lead by itself, and the deciding body needs no word', () => {
    const up = parentBy({ by: 'all' });
    const above: AssignmentState = { ...up, terms: up.terms === null ? null : { ...up.terms, leadBody: bodyId('so-tren') } };
    expect(whatIf('2021-12-25', [above], {}, askedWith('a', 'b')).told).toEqual([
      { body: PARTIES.lead, why: 'lead', byItself: true },
      { body: 'so-tren', why: 'parent', byItself: false },
      { body: 'body-of-a', why: 'part', byItself: false },
      { body: 'body-of-b', why: 'part', byItself: false },
      { body: PARTIES.confirming, why: 'confirming', byItself: false },
      { body: PARTIES.coordinator, why: 'supervising', byItself: false },
    ]);
  });

  it('are not those above whose day is kept', () => {
    expect(whatIf('2021-12-20', [parentBy({ by: 'all' })]).told.map(({ why }) => why)).toEqual(['lead', 'confirming', 'supervising']);
  });
});
