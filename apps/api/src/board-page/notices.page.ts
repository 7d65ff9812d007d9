import type { NoticesAnswer } from '#libs/application';
import { dateAt } from '#libs/domain';
import { both, html, type Html } from './html.js';
import { writtenDay } from './written-day.js';

/** What the body has not seen yet: how many, and the newest of them. Looking at the page marks nothing as seen. */
export const noticeSection = ({ unseen, notices }: Pick<NoticesAnswer, 'unseen' | 'notices'>): Html =>
  html`<h2 id="notices">${both('Thông báo', 'Notices')}</h2>
    <p>${both('Chưa xem', 'Not seen')}: ${unseen.k}/${unseen.n}.</p>
    ${notices.length === 0 ? html`` : html`<ul>${notices.map(({ at, subject, text }) => html`<li>${writtenDay(dateAt(at))}: <strong>${both(subject.vi, subject.en)}</strong> ${text.vi}</li>`)}</ul>`}`;
