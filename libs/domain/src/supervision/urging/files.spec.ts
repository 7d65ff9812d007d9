import { describe, expect, it } from '@jest/globals';
import { actOf, bodyEntry, deciderSpecification, registerOf } from '#libs/testing/domain';
import type { FileAsked } from '../../files/index.js';
import { assignmentId, bodyId, directiveId, localDate, taskCode, urgingId } from '../../kernel/index.js';
import { RETRACE_URGING } from '../../retracing/retrace-supervision.js';
import { ruleOn } from '../../retracing/retracing.js';
import { urgingDecider, type UrgingCommand } from './index.js';

const { play, foldAll, given } = deciderSpecification(urgingDecider);
const [watcher, board] = [bodyId('ban-dan-van'), bodyId('ban-tuyen-giao')];
const register = registerOf({ type: 'BodiesRegistered', data: { bodies: [bodyEntry(watcher), bodyEntry(board)] } });
const facts = { directiveId: directiveId('d-24'), taskCode: taskCode('IV.4'), lead: board, assignedBy: watcher, supervising: watcher, external: false, status: 'in-progress', line: 'dated', due: localDate('2021-12-30'), assignedOn: localDate('2021-11-15') } as const;
const issue: UrgingCommand = {
  type: 'IssueUrging', duties: [{ assignmentId: assignmentId('duty-1'), facts }], bodies: [], earlier: [], leaveOutRefused: false, register,
  document: {
    urgingId: urgingId('u-1'), number: { issuer: watcher, kind: 'CV', year: 2022, number: 15, symbol: '15-CV/BDVTU' }, date: localDate('2022-01-10'), signatory: { capacity: 'K/T', onBehalfOf: watcher, position: 'Phó Trưởng ban' },
    grade: 'remind', colour: 'xanh', directiveId: null, answerDue: localDate('2022-01-17'), demand: 'Báo cáo tiến độ', asksExplanation: true, basis: 'Kế hoạch 24-KH/TU', skipsGradeReason: null,
  },
}; // prettier-ignore
const issued = play([issue, actOf('ban-dan-van', '2022-01-10')]);
const act = actOf('ban-tuyen-giao', '2022-01-12');
const file: FileAsked = { sha256: 'c'.repeat(64), name: 'Giải trình.pdf', stands: { size: 9, type: 'application/pdf' } };
const ATTACHED = { type: 'UrgingFilesAttached', data: { addressee: board, files: [{ sha256: file.sha256, name: file.name, size: 9, type: 'application/pdf' }] } } as const;
const carrying: readonly UrgingCommand[] = [
  { type: 'AnswerUrging', addressee: null, text: 'Đã trình', refersTo: [], promises: [], register, files: [file] },
  { type: 'GiveExplanation', addressee: null, text: 'Do dịch bệnh', register, files: [file] },
];

describe('the files of an addressee', () => {
  it.each(carrying)('stand right behind what carries them ($type), change nothing of it, and are found again', (command) => {
    const state = foldAll(issued);
    const [decided, plain] = [urgingDecider.decide(command, state, act), urgingDecider.decide({ ...command, files: [] } as UrgingCommand, state, act)];
    if (!decided.ok || !plain.ok) throw new Error('refused');
    expect(decided.events).toEqual([...plain.events, ATTACHED]);
    const fold = (events: typeof decided.events) => events.reduce((folded, event) => urgingDecider.evolve(folded, event, act), state);
    expect(fold(decided.events)).toEqual(fold(plain.events));
    expect(ruleOn(RETRACE_URGING, state, { events: decided.events, act }, { register, rules: null, stateOf: () => null })).toEqual({ kind: 'lawful' });
    given(issued).when({ ...command, files: [{ ...file, stands: 'unknown' }] } as UrgingCommand, act).thenRefuses('file-not-uploaded', { sha256: file.sha256, name: file.name });
  });
});
