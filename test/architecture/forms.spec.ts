import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const WEB = 'apps/web/src';

/** Forms of their own, and why: everything else asks by the one form, which tells who changed what meanwhile and keeps what was typed. */
const OF_THEIR_OWN: Readonly<Record<string, string>> = {
  'forms/asked-form.tsx': 'the one form',
  'duty/act-form.tsx': 'kept in the browser without a line; tells of changes itself (`web-duty`)',
  'issuing/issuing.page.tsx': 'a directive that nobody else has seen yet',
  'urging/urging.page.tsx': 'one paper about many duties, with a result for each',
  'views/saved-views.tsx': 'own things', 'notices/choices.page.tsx': 'own things',
  'session/sign-in.page.tsx': 'signing in', 'session/second-step.tsx': 'signing in', 'session/passkeys.tsx': 'signing in', 'session/account.page.tsx': 'signing in',
  'shell/moment-control.tsx': 'changes nothing', 'history/history-filters.tsx': 'changes nothing',
}; // prettier-ignore

/** Forms about something that others change too: they say how it was when they were opened. */
const TELLING = ['inspections/step-panel.tsx', 'indicators/measuring.tsx', 'reporting/deed-form.tsx'];

const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx')).map((file) => [file.replaceAll('\\', '/'), readFileSync(join(WEB, file), 'utf8')] as const);
const ownForms = (sources: typeof files): readonly string[] => sources.filter(([, text]) => /<form[\s>]/u.test(text)).map(([file]) => file).sort();
const untold = (sources: typeof files): readonly string[] => sources.filter(([file, text]) => TELLING.includes(file) && !/<AskedForm[^]*?\bseen=/u.test(text)).map(([file]) => file);

describe('forms of the web application', () => {
  it('are the one form, except those that are named with their reason', () => {
    expect(ownForms(files)).toEqual(Object.keys(OF_THEIR_OWN).sort());
    expect(ownForms([['new.page.tsx', '<form onSubmit={send}>']])).toEqual(['new.page.tsx']);
  });

  it('say how the thing was when they were opened, where others change it too', () => {
    expect(TELLING.filter((file) => !files.some(([name]) => name === file))).toEqual([]);
    expect(untold(files)).toEqual([]);
    expect(untold([['indicators/measuring.tsx', '<AskedForm title={x} />']])).toEqual(['indicators/measuring.tsx']);
  });
});
