import { describe, expect, it } from '@jest/globals';
import { BodiesQuestion, InboxQuestion, NoticesQuestion, OverdueBoardQuestion, type Account, type Asked, type CredentialStore, type FourBoxes } from '#libs/application';
import { actorId, bodyId, localDate, startOfDay, type Role } from '#libs/domain';
import { MemoryPersonVault } from '#libs/testing';
import type { AskedDto } from '../conversation/asked.dto.js';
import type { QuestionDesk } from '../conversation/question-desk.js';
import type { Caller } from '../signing-in/caller.js';
import { BoardPages } from './board-pages.js';

const at = startOfDay(localDate('2022-01-15'));
const moment = { index: 9, at };
const total: FourBoxes = {
  boxes: { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 70 }, awaitingConfirmation: { inTime: 0, overdue: 0 }, extended: 0, lateEntries: 0,
  lines: { standing: 0, recurring: 0, undated: 0, conditional: 0, suspended: 0, withdrawn: 0, external: 0 }, completion: { k: 0, n: 70 }, onTime: { k: 0, n: 0 },
  periods: { boxes: { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 0 }, completion: { k: 0, n: 0 }, onTime: { k: 0, n: 0 }, withoutDueDay: { k: 0, n: 0 }, suspended: 0, lapsed: 0 }, total: 70,
}; // prettier-ignore
const counts = { all: 60, 'to-acknowledge': 0, 'due-soon': 0, overdue: 60, returned: 0, undated: 0, standing: 0, recurring: 0, waiting: 0 };

/** The page for somebody with these roles, and what was asked to fill it. */
async function pageFor(roles: readonly Role[], query: Parameters<BoardPages['board']>[1]): Promise<{ readonly page: string; readonly asked: readonly unknown[] }> {
  const asked: unknown[] = [];
  const desk = {
    ask: (about: AskedDto, _caller: Caller, question: (asked: Asked) => object): Promise<unknown> => {
      const made = question({ asOf: { kind: 'now' }, visibility: { kind: 'all' } });
      if (made instanceof OverdueBoardQuestion || made instanceof InboxQuestion) asked.push([about.asOf, made.page]);
      if (made instanceof NoticesQuestion) return Promise.resolve({ unseen: { k: 1, n: 7 }, notices: [{ at, subject: { vi: 'Nhiệm vụ mới: <IV.4>', en: 'New duty: <IV.4>' }, text: { vi: 'Tiếp nhận.', en: 'Acknowledge.' } }] });
      if (made instanceof BodiesQuestion) return Promise.resolve({ moment, bodies: [], revision: 0 });
      return Promise.resolve(made instanceof InboxQuestion ? { moment, counts, duties: [], nextCursor: 'd+1' } : { moment, total, groups: [], overdue: [], nextCursor: 'c&2 =' });
    },
  };
  const actor = { actorId: actorId('a'), body: bodyId('vptu'), roles, delegations: [] };
  const account: Account = { ...actor, login: 'a', keptName: 'a', passwordHash: null, disabled: false, sample: false };
  const pages = new BoardPages({ accounts: () => [] } as unknown as CredentialStore, desk as unknown as QuestionDesk, { now: () => at }, { isThere: false }, new MemoryPersonVault());
  return { page: await pages.board({ account, actor, visibility: { kind: 'all' }, credentialId: 's', scope: null, tokenHash: '', lastUsedAt: 0, signedInAt: 0, expiresAt: 0 }, query), asked };
}

/** What the links of the page ask for. */
const links = (page: string): readonly Record<string, string>[] =>
  [...page.matchAll(/href="(\/bang\?[^"]*)"/g)].map(([, href = '']) => Object.fromEntries(new URL(href.replaceAll('&amp;', '&'), 'http://x').searchParams));

describe('the notices on the page', () => {
  it('are counted and shown to those who have a desk, as text', async () => {
    const { page } = await pageFor(['officer'], {});
    expect(page).toContain('1/7.');
    expect(page).toContain('15/01/2022: <strong>Nhiệm vụ mới: &lt;IV.4&gt; <span lang="en" class="en">New duty: &lt;IV.4&gt;</span></strong> Tiếp nhận.');
    expect((await pageFor(['supervising-officer'], {})).page).not.toContain('id="notices"');
  });
});

describe('the links of the page', () => {
  it('go on to the next page at the same moment', async () => {
    const { page, asked } = await pageFor(['supervising-officer'], { asOf: '2022-01-15', cursor: 'c1' });
    expect(links(page)).toEqual([{ asOf: '2022-01-15', cursor: 'c&2 =' }]);
    expect(asked).toEqual([['2022-01-15', { cursor: 'c1', limit: 50 }]]);
  });

  it('keep the page of the other list, and begin a newly chosen list at its start', async () => {
    const { page, asked } = await pageFor(['officer'], { filter: 'overdue', cursor: 'c1', deskCursor: 'd1' });
    expect(links(page)[0]).toEqual({ filter: 'all', cursor: 'c1' });
    expect(links(page).slice(-2)).toEqual([{ filter: 'overdue', cursor: 'c1', deskCursor: 'd+1' }, { filter: 'overdue', cursor: 'c&2 =', deskCursor: 'd1' }]);
    expect(asked).toEqual([[undefined, { cursor: 'c1', limit: 50 }], [undefined, { cursor: 'd1', limit: 50 }]]);
  });
});
