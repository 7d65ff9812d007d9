import { createRootRoute, createRoute, createRouter, lazyRouteComponent, retainSearchParams } from '@tanstack/react-router';
import { readAccessSearch } from './access-log/access-search.js';
import { readRulesSearch } from './administration/rules-search.js';
import { BehindPage } from './board/behind.page.js';
import { BoardPage } from './board/board.page.js';
import { readArrangedSearch } from './board/board-cards.js';
import { readRootSearch } from './approval/revised-search.js';
import { readDraftsSearch } from './approval/drafts-search.js';
import { readBehindSearch, readBoardSearch } from './board/board-search.js';
import { CascadePage } from './cascade/cascade.page.js';
import { DirectivesPage } from './cascade/directives.page.js';
import { readCustodySearch } from './custody/custody-search.js';
import { DutyPage } from './duty/duty.page.js';
import { readGuideSearch } from './guide/guide-search.js';
import { HistoryPage } from './history/history.page.js';
import { readHistorySearch } from './history/history-search.js';
import { InboxPage } from './inbox/inbox.page.js';
import { readInboxSearch } from './inbox/inbox-search.js';
import { readNoticesSearch } from './notices/notices-search.js';
import { readNumberSearch } from './numbers/counted-in.js';
import { readRankingSearch } from './rankings/ranking-search.js';
import { readReportingSearch } from './reporting/reporting-search.js';
import { Failure } from './shell/failure.js';
import { HomePage } from './shell/home.page.js';
import { Loading } from './shell/loading.js';
import { NotFoundPage } from './shell/not-found.page.js';
import type { MomentSearch } from './shell/moment.js';
import { Shell } from './shell/shell.js';
import { UrgingPage } from './urging/urging.page.js';
import { readUrgingSearch } from './urging/urging-search.js';

/** `luc` in every address: the past moment that the page shows; `sua` where a draft is revised. */
const root = createRootRoute({
  component: Shell,
  validateSearch: readRootSearch,
  search: { middlewares: [retainSearchParams<MomentSearch>(['luc'])] },
  notFoundComponent: NotFoundPage,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: HomePage,
});

const inbox = createRoute({ getParentRoute: () => root, path: '/hop-viec', component: InboxPage, validateSearch: readInboxSearch });

const board = createRoute({ getParentRoute: () => root, path: '/tong-hop', component: BoardPage, validateSearch: readArrangedSearch });
const behind = createRoute({ getParentRoute: () => root, path: '/tong-hop/danh-sach', component: BehindPage, validateSearch: readBehindSearch });
const number = createRoute({ getParentRoute: () => root, path: '/con-so', component: lazyRouteComponent(() => import('./numbers/number.page.js'), 'NumberPage'), validateSearch: readNumberSearch });
const custody = createRoute({ getParentRoute: () => root, path: '/dang-giu', component: lazyRouteComponent(() => import('./custody/custody.page.js'), 'CustodyPage'), validateSearch: readCustodySearch });
const standing = createRoute({ getParentRoute: () => root, path: '/thuong-xuyen', component: lazyRouteComponent(() => import('./standing/standing.page.js'), 'StandingPage') });
const leftBehind = createRoute({ getParentRoute: () => root, path: '/con-lai', component: lazyRouteComponent(() => import('./left-behind/left-behind.page.js'), 'LeftBehindPage') });
const directives = createRoute({ getParentRoute: () => root, path: '/van-ban', component: DirectivesPage });
const cascade = createRoute({ getParentRoute: () => root, path: '/van-ban/$id', component: CascadePage });
const issuing = createRoute({ getParentRoute: () => root, path: '/van-ban/ban-hanh', component: lazyRouteComponent(() => import('./issuing/issuing.page.js'), 'IssuingPage') });
const report = createRoute({ getParentRoute: () => root, path: '/bao-cao', component: lazyRouteComponent(() => import('./report/report.page.js'), 'ReportPage'), validateSearch: readBoardSearch });
const obligations = createRoute({ getParentRoute: () => root, path: '/bao-cao-dinh-ky', component: lazyRouteComponent(() => import('./reporting/obligations.page.js'), 'ObligationsPage') });
const obligation = createRoute({ getParentRoute: () => root, path: '/bao-cao-dinh-ky/$id', component: lazyRouteComponent(() => import('./reporting/obligation.page.js'), 'ObligationPage'), validateSearch: readReportingSearch });
const reviews = createRoute({ getParentRoute: () => root, path: '/so-ket', component: lazyRouteComponent(() => import('./reviews/reviews.page.js'), 'ReviewsPage') });
const review = createRoute({ getParentRoute: () => root, path: '/so-ket/$id', component: lazyRouteComponent(() => import('./reviews/review.page.js'), 'ReviewPage') });
const timeline = createRoute({ getParentRoute: () => root, path: '/thoi-han', component: lazyRouteComponent(() => import('./timeline/timeline.page.js'), 'TimelinePage'), validateSearch: readBoardSearch });
const indicators = createRoute({ getParentRoute: () => root, path: '/chi-tieu', component: lazyRouteComponent(() => import('./indicators/indicators.page.js'), 'IndicatorsPage'), validateSearch: readBoardSearch });
const indicator = createRoute({ getParentRoute: () => root, path: '/chi-tieu/$id', component: lazyRouteComponent(() => import('./indicators/indicator.page.js'), 'IndicatorPage') });
const inspections = createRoute({ getParentRoute: () => root, path: '/kiem-tra', component: lazyRouteComponent(() => import('./inspections/inspections.page.js'), 'InspectionsPage'), validateSearch: readBoardSearch });
const inspection = createRoute({ getParentRoute: () => root, path: '/kiem-tra/$id', component: lazyRouteComponent(() => import('./inspections/inspection.page.js'), 'InspectionPage') });
const oversights = createRoute({ getParentRoute: () => root, path: '/giam-sat', component: lazyRouteComponent(() => import('./oversights/oversights.page.js'), 'OversightsPage') });
const oversight = createRoute({ getParentRoute: () => root, path: '/giam-sat/$id', component: lazyRouteComponent(() => import('./oversights/oversight.page.js'), 'OversightPage') });
const rankings = createRoute({ getParentRoute: () => root, path: '/xep-hang', component: lazyRouteComponent(() => import('./rankings/rankings.page.js'), 'RankingsPage') });
const ranking = createRoute({ getParentRoute: () => root, path: '/xep-hang/$office/$period', component: lazyRouteComponent(() => import('./rankings/ranking.page.js'), 'RankingPage'), validateSearch: readRankingSearch });
const urging = createRoute({ getParentRoute: () => root, path: '/don-doc', component: UrgingPage, validateSearch: readUrgingSearch });
const urgingPaper = createRoute({ getParentRoute: () => root, path: '/don-doc/$id', component: lazyRouteComponent(() => import('./urging/urging-paper.page.js'), 'UrgingPaperPage') });
const history = createRoute({ getParentRoute: () => root, path: '/lich-su', component: HistoryPage, validateSearch: readHistorySearch });
const notices = createRoute({ getParentRoute: () => root, path: '/thong-bao', component: lazyRouteComponent(() => import('./notices/notices.page.js'), 'NoticesPage'), validateSearch: readNoticesSearch });
const noticeChoices = createRoute({ getParentRoute: () => root, path: '/thong-bao/tuy-chon', component: lazyRouteComponent(() => import('./notices/choices.page.js'), 'NoticeChoicesPage') });
const adminBodies = createRoute({ getParentRoute: () => root, path: '/quan-tri/don-vi', component: lazyRouteComponent(() => import('./administration/bodies.page.js'), 'BodiesPage') });
const adminAccounts = createRoute({ getParentRoute: () => root, path: '/quan-tri/tai-khoan', component: lazyRouteComponent(() => import('./administration/accounts.page.js'), 'AccountsPage') });
const adminPeople = createRoute({ getParentRoute: () => root, path: '/quan-tri/nhan-su', component: lazyRouteComponent(() => import('./administration/people.page.js'), 'PeoplePage') });
const adminRules = createRoute({ getParentRoute: () => root, path: '/quan-tri/quy-tac', component: lazyRouteComponent(() => import('./administration/rules.page.js'), 'RulesPage'), validateSearch: readRulesSearch });
const adminMail = createRoute({ getParentRoute: () => root, path: '/quan-tri/thu', component: lazyRouteComponent(() => import('./administration/office-mail.page.js'), 'OfficeMailPage') });
const drafts = createRoute({ getParentRoute: () => root, path: '/du-thao', component: lazyRouteComponent(() => import('./approval/drafts.page.js'), 'DraftsPage'), validateSearch: readDraftsSearch });
const lineage = createRoute({ getParentRoute: () => root, path: '/don-vi/ke-thua', component: lazyRouteComponent(() => import('./lineage/lineage.page.js'), 'LineagePage') });
const accessLog = createRoute({ getParentRoute: () => root, path: '/nhat-ky-truy-cap', component: lazyRouteComponent(() => import('./access-log/access-log.page.js'), 'AccessLogPage'), validateSearch: readAccessSearch });
const guide = createRoute({ getParentRoute: () => root, path: '/huong-dan', component: lazyRouteComponent(() => import('./guide/guide.page.js'), 'GuidePage'), validateSearch: readGuideSearch });
const account = createRoute({ getParentRoute: () => root, path: '/tai-khoan', component: lazyRouteComponent(() => import('./session/account.page.js'), 'AccountPage') });
const duty = createRoute({ getParentRoute: () => root, path: '/viec/$id', component: DutyPage });

/** Which page is at which address; addresses are in Vietnamese, as people send them to each other. */
export const router = createRouter({
  routeTree: root.addChildren([
    home, inbox, board, behind, number, custody, standing, leftBehind, duty, directives, issuing, report, obligations, obligation, reviews, review, timeline, indicators, indicator, inspections, inspection, oversights, oversight, rankings, ranking,
    cascade, urging, urgingPaper, history, drafts, notices, noticeChoices, lineage, adminBodies, adminAccounts, adminPeople, adminRules, adminMail, accessLog, guide, account,
  ]), // prettier-ignore
  defaultPendingComponent: Loading,
  defaultErrorComponent: Failure,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
