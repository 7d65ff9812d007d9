import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { bodyId } from '../kernel/index.js';
import { FILE_NOTICES } from '../notification/index.js';
import { RETRACE_FILE_WATCH } from '../retracing/retrace-organisation.js';
import { ruleOn } from '../retracing/retracing.js';
import { organisationDecider } from '../organisation/index.js';
import { fileWatchDecider, type FileCondition, type FileWatchEvent } from './index.js';

const { given, play, foldAll } = deciderSpecification(fileWatchDecider);
const act = actOf('vptu', '2026-11-29');
const look = { sha256: 'a'.repeat(64), name: 'Báo cáo.pdf', told: [bodyId('vptu')] } as const;
const found = (condition: FileCondition) => ({ type: 'RecordFileCondition', ...look, condition }) as const;
const damaged = (condition: 'missing' | 'altered'): FileWatchEvent => ({ type: 'FileFoundDamaged', data: { ...look, condition } });
const whole: FileWatchEvent = { type: 'FileFoundWhole', data: look };

describe('the condition of a file', () => {
  it('is recorded when it changes, and not when it is seen again', () => {
    given([]).when(found('whole'), act).thenRecords();
    given([]).when(found('missing'), act).thenRecords(damaged('missing'));
    const missing = play([found('missing'), act]);
    given(missing).when(found('missing'), act).thenRecords();
    given(missing).when(found('altered'), act).thenRecords(damaged('altered'));
    given(missing).when(found('whole'), act).thenRecords(whole);
    given([...missing, ...play([found('altered'), act], [found('whole'), act])]).when(found('whole'), act).thenRecords();
  });

  it('is told to those who administer the installation', () => {
    const noticesOf = (event: FileWatchEvent) => {
      const parties = FILE_NOTICES.partiesAfter(null, event);
      return parties === null ? [] : [parties.symbol, ...FILE_NOTICES.notices(event, act, parties).map(({ kind, to }) => `${kind} ${to}`)];
    };
    expect([damaged('missing'), damaged('altered'), whole].map(noticesOf)).toEqual([['Báo cáo.pdf', 'file-missing vptu'], ['Báo cáo.pdf', 'file-altered vptu'], ['Báo cáo.pdf', 'file-whole vptu']]);
  });

  it.each([found('missing'), found('altered')])('is lawful when it is judged anew ($condition)', (command) => {
    const decision = fileWatchDecider.decide(command, foldAll([]), act);
    const by = { register: organisationDecider.initialState, rules: null, stateOf: () => null };
    expect(decision.ok && ruleOn(RETRACE_FILE_WATCH, foldAll([]), { events: decision.events, act }, by)).toEqual({ kind: 'lawful' });
  });
});
