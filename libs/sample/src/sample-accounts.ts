import type { Account, Ids } from '#libs/application';
import { actorId, bodyId, type Actor, type BodyEntry, type BodyId, type Role } from '#libs/domain';
import { SAMPLE_BODIES } from './sample-bodies.js';

/** The one password of all sample accounts. They exist in sample data only, and it is printed at the first start. */
export const SAMPLE_PASSWORD = 'mau-don-doc-2021';

interface Post {
  readonly login: string;
  readonly body: BodyId;
  readonly roles: readonly Role[];
  readonly who: { readonly vi: string; readonly en: string };
}

const post = (login: string, body: string, roles: readonly Role[], vi: string, en: string): Post => ({ login, body: bodyId(body), roles, who: { vi, en } });

/** Accounts worth showing, named after what their holders do: no person is meant. */
const POSTS: readonly Post[] = [
  post('thuongtruc', 'btv-tinh-uy', ['head', 'approver'], 'Thường trực, Ban Thường vụ Tỉnh ủy: ban hành, gia hạn', 'Standing Committee: issues and extends'),
  post('vanthu-vptu', 'vptu', ['clerk'], 'văn thư, Văn phòng Tỉnh ủy', 'clerk of the Party office'),
  post('lanhdao-vptu', 'vptu', ['head', 'approver'], 'lãnh đạo Văn phòng Tỉnh ủy: xác nhận kết quả', 'head of the Party office: confirms results'),
  post('canbo-bandanvan', 'ban-dan-van', ['officer', 'supervising-officer'], 'cán bộ theo dõi, Ban Dân vận: xem toàn bộ', 'supervising officer: sees everything'),
  post('canbo-tuyengiao', 'ban-tuyen-giao', ['officer'], 'chuyên viên Ban Tuyên giáo: chủ trì IV.4', 'officer of the lead of IV.4'),
  post('lanhdao-bcsd', 'bcsd-ubnd-tinh', ['head'], 'Ban cán sự đảng UBND tỉnh: giao tiếp việc IV.3b', 'hands parts of IV.3b down'),
  post('vanthu-ldld', 'ldld-tinh', ['clerk'], 'văn thư LĐLĐ tỉnh: chỉ nhận văn bản', 'clerk of the Labour Federation: receives only'),
  post('kiemtoan', 'ubkt', ['auditor'], 'kiểm toán: xem toàn bộ, không sửa', 'auditor: reads everything, changes nothing'),
  post('quantri', 'vptu', ['administrator'], 'quản trị danh bạ và tài khoản', 'administrator of register and accounts'),
];

const DESK: readonly Role[] = ['clerk', 'officer', 'head'];

/** What the one account `canbo-<body>` of each body may do, so that every body of the sample can be tried. */
function deskRoles(body: BodyId): readonly Role[] {
  if (body === 'btv-tinh-uy' || body === 'vptu') return [...DESK, 'approver'];
  return body === 'ban-dan-van' || body === 'ban-tuyen-giao-dan-van' ? [...DESK, 'supervising-officer'] : DESK;
}

const deskOf = ({ bodyId: body, name }: Pick<BodyEntry, 'bodyId' | 'name'>): Post => ({ login: `canbo-${body}`, body, roles: deskRoles(body), who: { vi: name, en: body } });
const DESKS: readonly Post[] = SAMPLE_BODIES.filter(({ external }) => !external).map(deskOf);

const actorOf = (ids: Ids, login: string): Account['actorId'] => actorId(ids.derive('sample-account', login));

/** All sample accounts with this password hash (argon2id of `SAMPLE_PASSWORD`, made by the caller). */
export const sampleAccounts = (ids: Ids, passwordHash: string): readonly Account[] => [...POSTS, ...DESKS].map((held) => accountOf(ids, held, passwordHash));

/** One account `canbo-<body>` for each of these bodies, which came after the sample's own. */
export const deskAccounts = (ids: Ids, bodies: readonly BodyEntry[], passwordHash: string): readonly Account[] => bodies.map((body) => accountOf(ids, deskOf(body), passwordHash));

const accountOf = (ids: Ids, { login, body, roles, who }: Post, passwordHash: string): Account => ({
  actorId: actorOf(ids, login), login, keptName: `${who.vi} (mẫu)`, body, roles, delegations: [], passwordHash, disabled: false, sample: true,
}); // prettier-ignore

/** The actor who acts for a body in the sample and in the demo. */
export const sampleActor = (ids: Ids, body: BodyId): Actor => ({ actorId: actorOf(ids, `canbo-${body}`), body, roles: deskRoles(body), delegations: [] });

/** The actor who keeps the register. */
export const sampleAdministrator = (ids: Ids): Actor => ({ actorId: actorOf(ids, 'quantri'), body: bodyId('vptu'), roles: ['administrator'], delegations: [] });

/** What is printed at the first start: who may sign in, and how. */
export const sampleSignIns = (): readonly { readonly login: string; readonly password: string; readonly who: { readonly vi: string; readonly en: string } }[] => [
  ...POSTS.map(({ login, who }) => ({ login, password: SAMPLE_PASSWORD, who })),
  {
    login: 'canbo-<mã cơ quan>',
    password: SAMPLE_PASSWORD,
    who: { vi: 'mỗi cơ quan trong danh bạ một tài khoản, ví dụ canbo-so-y-te', en: 'one account for each body of the register, e.g. canbo-so-y-te' },
  },
];
