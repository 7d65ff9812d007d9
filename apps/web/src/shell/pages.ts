import type { NavigateOptions } from '@tanstack/react-router';
import type { Dictionary } from '../language/vi.js';
import { administers, audits, mayIssue, maySupervise, type Session } from '../session/session.js';

/** A page that one may go to from anywhere. */
export interface Page {
  readonly to: NonNullable<NavigateOptions['to']>;
  readonly name: string;
}

/** Every page that somebody may use, as it is called. */
export function pagesOf(session: Session, t: Dictionary): readonly Page[] {
  return [
    { to: '/hop-viec', name: t.pages.inbox },
    { to: '/tong-hop', name: t.pages.board },
    { to: '/van-ban', name: t.pages.directives },
    ...(mayIssue(session) ? [{ to: '/van-ban/ban-hanh' as const, name: t.issuing.title }] : []),
    { to: '/bao-cao', name: t.report.title },
    { to: '/bao-cao-dinh-ky', name: t.reporting.title },
    { to: '/so-ket', name: t.reviews.title },
    { to: '/thoi-han', name: t.timeline.title },
    { to: '/chi-tieu', name: t.indicators.title },
    { to: '/kiem-tra', name: t.inspections.title },
    { to: '/dang-giu', name: t.held.title },
    { to: '/thuong-xuyen', name: t.standing.title },
    { to: '/con-lai', name: t.leftBehind.title },
    { to: '/giam-sat', name: t.oversights.title },
    { to: '/xep-hang', name: t.rankings.title },
    { to: '/don-vi/ke-thua', name: t.lineage.title },
    { to: '/du-thao', name: t.approval.title },
    { to: '/thong-bao', name: t.pages.notices },
    { to: '/thong-bao/tuy-chon', name: t.noticeChoices.title },
    ...(maySupervise(session) ? [{ to: '/don-doc' as const, name: t.urging.title }] : []),
    ...(administers(session) ? [{ to: '/quan-tri/don-vi' as const, name: t.admin.bodies }, { to: '/quan-tri/tai-khoan' as const, name: t.admin.accounts }, { to: '/quan-tri/nhan-su' as const, name: t.admin.people }, { to: '/quan-tri/quy-tac' as const, name: t.admin.rules }, { to: '/quan-tri/thu' as const, name: t.admin.mail }] : []),
    ...(audits(session) ? [{ to: '/nhat-ky-truy-cap' as const, name: t.accessLog.title }] : []),
    { to: '/huong-dan', name: t.guide.page },
    { to: '/tai-khoan', name: t.secondFactor.account },
  ];
}
