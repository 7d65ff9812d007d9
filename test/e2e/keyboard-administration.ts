import { addDays, dateAt } from '#libs/domain';
import type { AccountsView, InvitedAccountView } from '../../apps/api/src/accounts/account.view.js';
import { EnrolledAccount } from './enrolled-account.js';
import { listing, TODAY, TYPED_TODAY, type KeyboardDesk, type KeyboardTask } from './keyboard-desk.js';

const ACCOUNT = '/api/accounts/{id}';
const BODY = 'POST /api/bodies/{id}';
const PERSON = 'POST /api/persons/{id}';
/** Last of the list, by its login. */
const LAST = 'zz-vanthu';

const accountOf = async (desk: KeyboardDesk, login: string): Promise<AccountsView['accounts'][number]> => {
  const found = (await desk.asks<AccountsView>('quantri', '/api/accounts?limit=200')).accounts.find((one) => one.login === login);
  if (found === undefined) throw new Error(`no account ${login}`);
  return found;
};

/** The register of bodies, accounts, persons, and where offices get their e-mail. */
export const ADMINISTRATION_TASKS: readonly KeyboardTask[] = [
  {
    what: 'an administrator changes an account, invites again, ends its sessions, takes its authenticator and its identity away, locks and unlocks it',
    acts: [`PUT ${ACCOUNT}`, `POST ${ACCOUNT}/invitation`, `DELETE ${ACCOUNT}/sessions`, `DELETE ${ACCOUNT}/second-factor`, `DELETE ${ACCOUNT}/identity`, `POST ${ACCOUNT}/disabling`, `POST ${ACCOUNT}/enabling`],
    run: async (desk) => {
      const made = await (await desk.as('quantri')).post<InvitedAccountView>('/api/accounts', { login: LAST, displayName: 'Văn thư', body: 'so-y-te', roles: ['clerk'] });
      const { account, invitation } = made.body;
      await EnrolledAccount.accept(desk.web.url, invitation.path.split('/').at(-1) ?? '', 'một câu dài dễ nhớ');
      desk.linkIdentity(account.actorId);
      const me = await desk.sits('quantri', '/quan-tri/tai-khoan');
      await me.page.getByRole('rowheader', { name: LAST }).waitFor();
      const row = async (deed: string): Promise<void> => {
        await me.open('Thêm tài khoản…');
        await me.openBefore(`${deed}: ${LAST}`);
      };
      const done = async (deed: string): Promise<void> => {
        await row(deed);
        await me.says(`Đã ghi nhận: ${deed}: ${LAST}.`);
      };
      await row('Sửa');
      await me.write('displayName', 'Văn thư Sở Y tế');
      await me.tick('chuyên viên');
      await me.open('Sửa');
      await desk.finds('quantri', '/api/accounts?limit=200', { accounts: listing({ login: LAST, displayName: 'Văn thư Sở Y tế', roles: ['clerk', 'officer'] }) });
      await row('Mời lại');
      await me.says(`Liên kết đặt mật khẩu của ${LAST}`);
      for (const deed of ['Kết thúc các phiên', 'Bỏ mã xác thực', 'Bỏ gắn tài khoản cơ quan', 'Khóa']) await done(deed);
      await desk.finds('quantri', '/api/accounts?limit=200', { accounts: listing({ login: LAST, disabled: true }) });
      await done('Mở khóa');
      await desk.finds('quantri', '/api/accounts?limit=200', { accounts: listing({ login: LAST, disabled: false }) });
    },
  },
  {
    what: 'an administrator names, moves and ends a body, and defines a group; a supervising officer orders that the duties of a body that ended go to another',
    acts: [`${BODY}/renaming`, `${BODY}/move`, `${BODY}/ending`, `${BODY}/hand-over`, 'POST /api/groups'],
    run: async (desk) => {
      await desk.does('quantri', '/api/bodies', { bodies: [{ bodyId: 'zz-don-vi', name: 'Đơn vị cuối', kind: 'department', level: 'province', parentId: null, external: false, from: '2022-01-01' }] });
      const me = await desk.sits('quantri', '/quan-tri/don-vi');
      const change = async (deed: string, body: string, fields: Parameters<typeof me.writeAll>[0]): Promise<void> => {
        await me.page.getByRole('rowheader', { name: new RegExp(`^${body}`, 'u') }).waitFor();
        await me.open(`${deed}: ${body}`);
        await me.writeAll(fields);
        await me.page.keyboard.press('Enter');
      };
      await me.open('Ghi đơn vị mới…');
      await me.reach('Đổi tên: Đơn vị cuối', 'Shift+Tab');
      await change('Đổi tên', 'Đơn vị cuối', { name: 'Đơn vị sau cùng', from: '01/02/2022', basis: 'QĐ 1' });
      await change('Chuyển cấp trên', 'Đơn vị sau cùng', { parentId: /^Ủy ban nhân dân tỉnh$/u, from: '01/03/2022', basis: 'QĐ 2' });
      await desk.finds('quantri', '/api/bodies', { bodies: listing({ bodyId: 'zz-don-vi', name: 'Đơn vị sau cùng', parentId: 'ubnd-tinh' }) });
      await change('Kết thúc', 'Đơn vị sau cùng', { lastDay: TYPED_TODAY, keeper: /^Sở Y tế$/u, basis: 'QĐ 3' });
      await desk.finds('quantri', '/api/bodies', { bodies: listing({ bodyId: 'zz-don-vi', lastDay: TODAY }) });
      await me.open('Nhóm cơ quan…');
      await me.deed('Đặt nhóm cơ quan', { groupId: 'nhom-moi', name: 'Nhóm mới', 'rule.by': /^nêu từng cơ quan$/u, 'rule.members': /^Sở Y tế$/u, from: '01/01/2022' });
      await desk.finds('quantri', '/api/bodies', { groups: listing({ groupId: 'nhom-moi', members: ['so-y-te'] }) });
      const outside = 'Đảng đoàn Tổng Liên đoàn Lao động Việt Nam';
      await desk.does('quantri', '/api/bodies/dang-doan-tld/ending', { lastDay: addDays(dateAt(Date.now()), -1), basis: 'QĐ 4' });
      const overseer = await desk.sits('canbo-bandanvan', '/con-lai');
      await overseer.deed('Bàn giao nhiệm vụ', { keeper: /^Văn phòng Tỉnh ủy$/u, basis: 'QĐ 5' }, outside);
      await desk.finds('canbo-bandanvan', `/api/assignments/${desk.duties.of('left')}`, { duty: { body: 'vptu' } });
    },
  },
  {
    what: 'administrators put the data of a person right, take back that they be erased, and erase them: one asks, another confirms',
    acts: [`${PERSON}/data`, `${PERSON}/erasure/taking-back`, `${PERSON}/erasure/confirmation`],
    run: async (desk) => {
      const person = await desk.does('quantri', '/api/persons', { name: 'Chuyên viên sẽ xóa' });
      const { actorId, displayName, body, roles } = await accountOf(desk, 'canbo-vptu');
      await desk.does('quantri', `/api/accounts/${actorId}`, { displayName, body, roles: [...roles, 'administrator'] }, 'PUT');
      const name = 'Chuyên viên đã đổi tên';
      let me = await desk.sits('quantri', '/quan-tri/nhan-su');
      await me.deed('Sửa thông tin', { name, email: 'mau@tinh.example' }, 'Chuyên viên sẽ xóa');
      await desk.finds('quantri', `/api/persons/${person}`, { name, email: 'mau@tinh.example' });
      await me.deed('Đề nghị xóa thông tin', { ground: /^không còn cần$/u }, name);
      await me.deed('Rút đề nghị xóa', {}, name);
      await desk.finds('quantri', `/api/persons/${person}`, { status: 'entered' });
      await me.deed('Đề nghị xóa thông tin', { ground: /^người ấy yêu cầu$/u }, name);
      me = await desk.sits('canbo-vptu', '/quan-tri/nhan-su');
      await me.deed('Xác nhận xóa (người thứ hai)', {}, name);
      await desk.finds('quantri', `/api/persons/${person}`, { status: 'erased', name: null, email: null });
    },
  },
  {
    what: 'an administrator keeps the addresses of offices, and sends again what a mail server refused',
    acts: ['PUT /api/office-addresses/{body}', 'POST /api/notice-emails/{id}/sending-again', 'DELETE /api/office-addresses/{body}'],
    run: async (desk) => {
      desk.mails.judgeRecipient = (to) => (to.startsWith('sai') ? 550 : null);
      const me = await desk.sits('quantri', '/quan-tri/thu');
      await me.choose('body', /^Sở Khoa học và Công nghệ$/u);
      await me.writeAll({ email: 'sai@tinhuy.example', delivery: /^gửi ngay$/u });
      await me.open('Ghi địa chỉ thư: ghi nhận');
      await desk.finds('quantri', '/api/office-addresses', { addresses: listing({ body: 'so-khcn', email: 'sai@tinhuy.example', delivery: 'immediate' }) });
      const duty = `/api/assignments/${desk.duties.of('e')}`;
      await desk.does('canbo-so-y-te', `${duty}/acknowledgement`);
      await desk.does('canbo-so-y-te', `${duty}/parts`, { body: 'so-khcn', summary: 'Phần việc', expectedOutputs: [], deadlines: [] });
      await desk.finds('quantri', '/api/notice-emails?state=refused', { emails: [{ body: 'so-khcn', state: 'refused' }] });
      await me.open('Sửa: Sở Khoa học và Công nghệ');
      await me.write('email', 'dung@tinhuy.example');
      await me.open('Ghi địa chỉ thư: ghi nhận');
      await desk.finds('quantri', '/api/office-addresses', { addresses: listing({ body: 'so-khcn', email: 'dung@tinhuy.example' }) });
      const again = await desk.sits('quantri', '/quan-tri/thu');
      await again.deed('Gửi lại thư thông báo', {}, /Sở Khoa học và Công nghệ/u);
      await desk.finds('quantri', '/api/notice-emails', { counts: { refused: 0, sent: 1 } });
      await again.open('Bỏ: Sở Khoa học và Công nghệ');
      await again.says('Chưa ghi địa chỉ của cơ quan nào: thông báo chỉ có trong ứng dụng.');
      await desk.finds('quantri', '/api/office-addresses', { addresses: [] });
    },
  },
];
