import { describe, expect, it } from '@jest/globals';
import type { AskedField } from '../forms/answers.js';
import { stepTypedAgain } from './step-typed-again.js';

const field = (name: string, kind: AskedField['kind'], fields?: readonly AskedField[]): AskedField => ({ name, label: name, kind, ...(fields !== undefined && { row: { fields, add: '', title: String } }) });

describe('a step of an inspection, typed again', () => {
  it('has the rows of what has to be put right, each with the day of its deadline', () => {
    const fields = [field('number.number', 'text'), field('signatory.capacity', 'choice'), field('remediation', 'rows', [field('body', 'choice'), field('due', 'day'), field('expectedOutputs', 'lines')])];
    const content = {
      type: 'ConcludeInspection', number: { issuer: 'ubkt', number: 12 }, signatory: { capacity: 'T/M', position: 'Chủ nhiệm' },
      remediation: [{ body: 'so-y-te', expectedOutputs: ['Báo cáo', 'Danh sách'], deadlines: [{ kind: 'date', due: '2026-12-31', boundary: 'inclusive', phrase: null }] }, { body: 'so-xay-dung', expectedOutputs: [], deadlines: [] }],
    }; // prettier-ignore
    expect(stepTypedAgain(fields, content)).toEqual({
      'number.number': '12', 'signatory.capacity': 'T/M', remediation: '2', 'remediation.0.body': 'so-y-te', 'remediation.0.due': '31/12/2026', 'remediation.0.expectedOutputs': 'Báo cáo\nDanh sách',
      'remediation.1.body': 'so-xay-dung', 'remediation.1.due': '', 'remediation.1.expectedOutputs': '',
    }); // prettier-ignore
  });

  it('has findings with the steps that they cite, whose minutes are a part of their own', () => {
    const evidence = [field('text', 'long'), field('evidence.by', 'choice'), field('evidence.documents', 'lines'), field('evidence.events', 'rows', [field('assignmentId', 'choice'), field('revision', 'duty-step')])];
    const content = {
      type: 'RecordInspectionMinutes', minutes: { body: 'so-y-te', date: '2026-11-30', contents: 'Làm việc' }, findings: [{ text: 'Chậm', evidence: { by: 'events', events: [{ stream: 'assignment-abc', revision: 3 }] } }],
    }; // prettier-ignore
    expect(stepTypedAgain([field('body', 'choice'), field('date', 'day'), field('contents', 'long'), field('findings', 'rows', evidence)], content)).toEqual({
      body: 'so-y-te', date: '30/11/2026', contents: 'Làm việc', findings: '1', 'findings.0.text': 'Chậm', 'findings.0.evidence.by': 'events', 'findings.0.evidence.documents': '', 'findings.0.evidence.events': '1',
      'findings.0.evidence.events.0.assignmentId': 'abc', 'findings.0.evidence.events.0.revision': '3',
    }); // prettier-ignore
  });
});
