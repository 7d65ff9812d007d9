import { describe, expect, it } from '@jest/globals';
import { contentOf, draftIn, emptyDraft, EMPTY_TASK, type DirectiveDraft, type Reading, type TaskDraft } from './directive-draft.js';
import { unclearIn } from './five-clears.js';

const DATED: Reading = { phrase: 'trong năm 2027', kind: 'year-end', start: null, due: '2027-12-31', boundary: 'inclusive', confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] };
const VAGUE: Reading = { ...DATED, phrase: 'kịp thời', kind: 'unspecified', due: null, boundary: null };
const TASK: TaskDraft = { ...EMPTY_TASK, item: 'II', code: 'II.1', sentence: 'Sở Y tế chủ trì.', summary: 'Xây dựng đề án', lead: 'so-y-te', coordinators: ['so-tai-chinh'], phrase: 'trong năm 2027', outputs: 'Đề án' };
const CLEAR: DirectiveDraft = {
  ...emptyDraft('30/11/2026'), number: '25', symbol: '25-KH/TU', title: 'Kế hoạch', position: 'Phó Bí thư', recipients: ['so-y-te'], confirmingBody: 'vptu', supervisingBody: 'ban-dan-van', tasks: [TASK],
}; // prettier-ignore

/** Field and fault of all that is unclear; `!` = the rules would refuse it. */
const unclear = (more: Partial<DirectiveDraft>, readings: readonly (Reading | null)[] = [DATED]): readonly string[] => unclearIn({ ...CLEAR, ...more }, readings).map((one) => `${one.refused ? '!' : ''}${one.field} ${one.unclear}`);
const inTask = (more: Partial<TaskDraft>, reading: Reading | null = DATED): readonly string[] => unclear({ tasks: [{ ...TASK, ...more }] }, [reading]);

describe('what is clear in a directive', () => {
  it('is everything in a complete one', () => expect(unclear({})).toEqual([]));

  it('is nothing in an empty one: the paper itself and each of the five', () => {
    const found = unclearIn(emptyDraft(''), [null]);
    expect([...new Set(found.map(({ clear }) => clear))].sort()).toEqual(['paper', 'person', 'responsibility', 'result', 'time', 'work']);
    expect(found.filter(({ refused }) => !refused).map(({ unclear: what }) => what)).toEqual(['recipients-missing', 'time-missing', 'outputs-missing']);
  });

  it.each<readonly [string, Partial<DirectiveDraft>, readonly string[]]>([
    ['a number that is none', { number: '0', symbol: '25-KH/TU' }, ['!number number-missing', '!symbol symbol-without-number']],
    ['a symbol of another number', { symbol: '26-KH/TU' }, ['!symbol symbol-without-number']],
    ['a day that is none', { date: '31/02/2026' }, ['!date date-missing']],
    ['no title, no signatory, nobody to confirm or to supervise', { title: ' ', position: '', confirmingBody: '', supervisingBody: '' }, ['!title title-missing', '!position position-missing', '!confirmingBody confirming-missing', '!supervisingBody supervising-missing']],
    ['nobody told', { recipients: [] }, ['recipients recipients-missing', 'tasks.0.lead lead-not-told']],
    ['who confirms has a part in it', { confirmingBody: 'so-tai-chinh' }, ['tasks.0.lead confirming-works']],
  ])('%s', (_what, more, found) => expect(unclear(more)).toEqual(found));

  it.each<readonly [string, Partial<TaskDraft>, Reading | null, readonly string[]]>([
    ['no code, no sentence, no summary', { item: '', code: '', sentence: '', summary: '' }, DATED, ['!tasks.0.code code-missing', '!tasks.0.sentence sentence-missing', '!tasks.0.summary summary-missing']],
    ['nobody leads', { lead: '' }, DATED, ['!tasks.0.lead lead-missing']],
    ['the lead coordinates too', { coordinators: ['so-y-te'] }, DATED, ['!tasks.0.coordinators lead-repeated']],
    ['no words about time', { phrase: '' }, null, ['tasks.0.phrase time-missing']],
    ['words that give no day', { phrase: 'kịp thời' }, VAGUE, ['tasks.0.phrase time-vague']],
    ['words that are not read yet', {}, null, []],
    ['standing by its words', { phrase: 'thường xuyên' }, { ...VAGUE, kind: 'standing' }, []],
    ['a day before the paper', { phrase: 'trong năm 2025' }, { ...DATED, due: '2025-12-31' }, ['!tasks.0.phrase time-before-issue']],
    ['no result', { outputs: ' \n' }, DATED, ['tasks.0.outputs outputs-missing']],
    ['a part without anybody', { others: [{ role: 'monitor', who: '', mode: '' }] }, DATED, ['!tasks.0.others part-missing']],
    ['a part told twice', { others: [{ role: 'coordinate', who: 'so-tai-chinh', mode: '' }] }, DATED, ['!tasks.0.others part-repeated']],
    ['the lead performs too', { others: [{ role: 'perform', who: 'so-y-te', mode: '' }] }, DATED, ['!tasks.0.others part-repeated']],
    ['a second lead that is not told', { others: [{ role: 'lead', who: 'so-xay-dung', mode: 'direct' }] }, DATED, ['tasks.0.lead lead-not-told']],
    ['a point without words', { points: [{ code: 'a', text: ' ' }] }, DATED, ['!tasks.0.points point-incomplete']],
    ['two points of one sign', { points: [{ code: 'a', text: 'x' }, { code: 'a ', text: 'y' }] }, DATED, ['!tasks.0.points point-repeated']],
    ['a quorum of nothing', { completion: { by: 'quorum', percent: '0' }, pointsCompletion: { by: 'quorum', percent: '' } }, DATED, ['!tasks.0.completion percent-missing']],
    ['a quorum of points beyond all', { points: [{ code: 'a', text: 'x' }], pointsCompletion: { by: 'quorum', percent: '101' } }, DATED, ['!tasks.0.pointsCompletion percent-missing']],
  ])('%s', (_what, more, reading, found) => expect(inTask(more, reading)).toEqual(found));

  it('looks into groups: nobody in one, and who confirms in another', () => {
    const groups = new Map([['mo', { open: true, members: [] }], ['rong', { open: false, members: [] }], ['ban', { open: false, members: ['vptu', 'so-y-te'] }]]);
    const of = (lead: string): readonly string[] => unclearIn({ ...CLEAR, recipients: [lead], tasks: [{ ...TASK, lead }] }, [DATED], groups).map(({ field, unclear: what, refused }) => `${refused ? '!' : ''}${field} ${what}`);
    expect([of('group:mo'), of('group:rong'), of('group:ban'), of('group:khac')]).toEqual([['tasks.0.lead group-open'], ['tasks.0.lead group-empty'], ['tasks.0.lead confirming-works'], []]);
  });

  it('asks one sentence of an item, and a code of its own of each task', () => {
    expect(unclear({ tasks: [TASK, { ...TASK, sentence: '', code: 'II.2' }] }, [DATED, DATED])).toEqual([]);
    expect(unclear({ tasks: [TASK, TASK] }, [DATED, DATED])).toEqual(['!tasks.1.code code-repeated']);
  });
});

describe('what is sent', () => {
  it('gathers tasks into items, in order, and says where each stands', () => {
    const tasks = [TASK, { ...TASK, item: '', code: 'III', sentence: 'Khác.' }, { ...TASK, code: 'II.2', sentence: '', lead: '', coordinators: [], outputs: 'A\n\n B ' }];
    const { content, places } = contentOf({ ...CLEAR, tasks }, [DATED, null, VAGUE], 'btv-tinh-uy', (body) => `tên ${body}`);
    expect(places).toEqual(['/items/0/tasks/0', '/items/1/tasks/0', '/items/0/tasks/1']);
    expect(content.items.map(({ code, sourceSentence, tasks: of }) => [code, sourceSentence, of.map((task) => task.code)])).toEqual([['II', 'Sở Y tế chủ trì.', ['II.1', 'II.2']], ['III', 'Khác.', ['III']]]);
    expect(content.items[0]?.tasks.map(({ participants, deadlines, expectedOutputs }) => [participants.map(({ role, text }) => `${role} ${text}`), deadlines, expectedOutputs])).toEqual([
      [['lead tên so-y-te', 'coordinate tên so-tai-chinh'], [DATED], ['Đề án']],
      [[], [VAGUE], ['A', 'B']],
    ]);
    expect([content.number, content.date, content.recipients, content.signatory]).toEqual([
      { issuer: 'btv-tinh-uy', kind: 'KH', year: 2026, number: 25, symbol: '25-KH/TU' }, '2026-11-30', [{ text: 'tên so-y-te', bodies: ['so-y-te'] }], { capacity: 'T/M', position: 'Phó Bí thư', onBehalfOf: 'btv-tinh-uy' },
    ]); // prettier-ignore
  });

  it('names groups, the mode of leads, points and rules where they are typed, and only there', () => {
    const task: TaskDraft = {
      ...TASK, lead: 'group:so-nganh', mode: 'direct', others: [{ role: 'report-to', who: 'vptu', mode: 'do' }], points: [{ code: ' a ', text: 'Rà soát' }], completion: { by: 'quorum', percent: '80' }, partsCompletion: { by: 'first', percent: '5' }, starred: true,
    }; // prettier-ignore
    const { content } = contentOf({ ...CLEAR, recipients: ['group:so-nganh'], tasks: [task, { ...TASK, code: 'II.2' }] }, [null, null], 'btv', (named) => `tên ${named}`);
    const [first, second] = content.items[0]?.tasks ?? [];
    expect(content.recipients).toEqual([{ text: 'tên group:so-nganh', groups: ['so-nganh'] }]);
    expect(first).toMatchObject({ completion: { by: 'quorum', percent: 80 }, partsCompletion: { by: 'first' }, points: [{ code: 'a', text: 'Rà soát' }], pointsCompletion: { by: 'all' }, starred: true });
    expect(first?.participants).toEqual([
      { role: 'lead', group: 'so-nganh', text: 'tên group:so-nganh', mode: 'direct' }, { role: 'coordinate', body: 'so-tai-chinh', text: 'tên so-tai-chinh' }, { role: 'report-to', body: 'vptu', text: 'tên vptu' },
    ]); // prettier-ignore
    expect(Object.keys(second ?? {}).toSorted()).toEqual(['code', 'deadlines', 'expectedOutputs', 'participants', 'summary']);
  });

  it('begins with what was kept, if it is a draft, and else anew', () => {
    expect(draftIn({ title: 'x', tasks: [{ code: 'A' }] }, '30/11/2026')).toMatchObject({ title: 'x', number: '', tasks: [{ ...EMPTY_TASK, code: 'A' }] });
    for (const kept of [null, 5, 'x', {}, { tasks: [] }]) expect(draftIn(kept, '30/11/2026')).toEqual(emptyDraft('30/11/2026'));
  });
});
