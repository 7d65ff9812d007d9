import { APPROVING_ROLES, CONFIRMING, INSIDE_A_BODY, POLICY, PROCESS_ONLY, RELATIONS, ROLES, STAGES, STOPPED, type Action, type Relation, type Role, type Stage } from '#libs/domain';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  clerk: 'văn thư', officer: 'chuyên viên', head: 'thủ trưởng', 'supervising-officer': 'cán bộ theo dõi, đôn đốc', approver: 'người duyệt của cơ quan ban hành hoặc xác nhận',
  auditor: 'kiểm tra viên: xem tất cả, không thay đổi gì', administrator: 'quản trị danh bạ và tài khoản, không có nhiệm vụ',
}; // prettier-ignore

const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  'assignment-lead': 'chủ trì', 'assignment-issuer': 'cơ quan giao', 'assignment-confirming': 'cơ quan xác nhận', 'assignment-supervising': 'cơ quan theo dõi', 'assignment-participant': 'cơ quan phối hợp', 'assignment-chain': 'cấp trên trong chuỗi giao việc', 'assignment-anyone': 'bất kỳ',
  'directive-issuer': 'cơ quan ban hành', 'directive-confirming': 'cơ quan xác nhận', 'directive-supervising': 'cơ quan theo dõi', 'directive-reached': 'nơi nhận hoặc được giao việc', 'directive-anyone': 'bất kỳ',
  'receipt-addressee': 'nơi nhận', 'receipt-issuer': 'nơi gửi', 'receipt-anyone': 'bất kỳ',
  'reporting-owner': 'cơ quan quy định báo cáo', 'reporting-consolidator': 'cơ quan tổng hợp', 'reporting-recipient': 'nơi nhận báo cáo', 'reporting-unit': 'đơn vị báo cáo', 'reporting-anyone': 'bất kỳ',
  'review-conductor': 'cơ quan chủ trì sơ kết, tổng kết', 'review-unit': 'đơn vị báo cáo', 'review-anyone': 'bất kỳ',
  'urging-issuer': 'cơ quan đôn đốc', 'urging-addressee': 'cơ quan được đôn đốc', 'urging-follower': 'cơ quan giao hoặc theo dõi nhiệm vụ', 'urging-anyone': 'bất kỳ',
  'inspection-issuer': 'cơ quan quyết định kiểm tra', 'inspection-inspecting': 'cơ quan kiểm tra', 'inspection-team': 'có người trong đoàn', 'inspection-keeper': 'có thể tiếp nhận cuộc kiểm tra', 'inspection-inspected': 'được kiểm tra', 'inspection-anyone': 'bất kỳ',
  'oversight-overseeing': 'cơ quan giám sát', 'oversight-keeper': 'có thể kết thúc giám sát', 'oversight-overseen': 'được giám sát', 'oversight-anyone': 'bất kỳ',
  'ranking-office': 'cơ quan lập bảng', 'ranking-ranked': 'có tên trong bảng', 'ranking-anyone': 'bất kỳ',
  'indicator-issuer': 'cơ quan đặt chỉ tiêu', 'indicator-supervising': 'cơ quan theo dõi', 'indicator-reporter': 'được giao đo', 'indicator-measured': 'số liệu của chính mình', 'indicator-reached': 'nơi văn bản gửi tới', 'indicator-anyone': 'bất kỳ',
  'delegation-giver': 'bên ủy quyền', 'delegation-receiver': 'bên được ủy quyền', 'delegation-anyone': 'bất kỳ',
  'staff-body': 'chính cơ quan đó', 'staff-anyone': 'bất kỳ', 'proposal-body': 'dự thảo của chính cơ quan đó', 'proposal-anyone': 'bất kỳ',
  'inbox-owner': 'hộp việc của chính mình', 'inbox-anyone': 'hộp việc của cơ quan khác', 'organisation-anyone': 'bất kỳ', 'supervision-rules-issuer': 'quy định của chính mình', 'supervision-rules-anyone': 'bất kỳ', 'board-anyone': 'bất kỳ', 'system-anyone': 'bất kỳ',
}; // prettier-ignore

const HEAD = `# Ai được làm gì · Who may do what

<!-- Made from libs/domain/src/identity/policy.ts: \`WRITE_PERMISSIONS=1 npm run test:unit -- permissions\`. A check fails when it is old. -->

Một quyết định phụ thuộc vào **ai** (vai trò, của cơ quan nào, được ủy quyền của cơ quan nào trong ngày hôm đó), **quan hệ** của cơ quan ấy với
việc đang hỏi, **việc làm**, và **trạng thái** khi quyền phụ thuộc vào nó ([dưới đây](#trạng-thái--state)). Không có trong bảng là không được. Điều gì có thể
xảy ra lúc này (ví dụ: chưa nộp thì không thể xác nhận) do chính nghiệp vụ xét, với lý do riêng. Quyết định có hiệu lực ngay ở yêu cầu tiếp theo.

*In English.* One pure function decides, \`can(actor, action, resource, at)\`: by the role of whoever asks, the body they act for, the relation of that
body to the thing, the action, and the state where rights depend on it ([below](#trạng-thái--state)). What is not in these tables is denied. What can happen at all
in a state is judged by the rules of the thing itself.

1. A person acts for the bodies in which they hold a position on that day, with that position (an account whose owner was never appointed: for its own
   body, with its own roles); or for one that delegated power to them, on the days and for the acts of the delegation,
   with the delegated position, or their own roles where it names none. Power is passed on and taken back in nobody else's name.
2. The auditor role reads everything, and whoever has it changes nothing, whatever other roles they have.
3. Whoever may not read a thing is told the same as if it did not exist.
4. Only processes of the program do: ${PROCESS_ONLY.map((action) => `\`${action}\``).join(', ')}.
5. A body may stand in several relations; any of them is enough. Which body confirms is fixed by R12, not by this page.
6. The relations themselves follow the state: a draft reaches nobody, a duty that moved has another lead, coordinators count once they are asked.

| Vai trò · role | |
| --- | --- |
${ROLES.map((role) => `| ${role} | ${ROLE_WORDS[role]} |`).join('\n')}
`;

const STAGE_WORDS: Readonly<Record<Stage, string>> = { suspended: 'tạm dừng', over: 'đã kết thúc hoặc rút' };
const inCode = (actions: readonly Action[]): string => actions.map((action) => `\`${action}\``).join(', ');

const STATE = `
## Trạng thái · State

Trạng thái chỉ lấy bớt quyền, không cho thêm. *It takes rights away and never gives one.*

| Trạng thái của nhiệm vụ · stage of a duty | Không ai làm nữa · nobody does any more |
| --- | --- |
${STAGES.map((stage) => `| \`${stage}\` ${STAGE_WORDS[stage]} | ${inCode(STOPPED[stage])} |`).join('\n')}

- **Không ai xác nhận việc của mình.** Người đã nộp kết quả, báo cáo điểm, đề nghị gia hạn, báo cáo tổng hợp hay giải trình thì không làm việc sau đây, dù thay mặt cơ quan nào. Whoever handed
  in a result, a point or a request of a duty, a consolidated report or an explanation never does, for whichever body: ${inCode(CONFIRMING)}.
- **Trình và duyệt.** Ở cơ quan làm việc theo chế độ trình duyệt (\`actsNeedApproval\`), việc ra ngoài chỉ do các vai trò này làm, người khác trình dự thảo. In a body that works by
  proposal and approval only these roles let acts out, others draft: ${APPROVING_ROLES.join(', ')}. Không ra ngoài · what stays inside: ${inCode(INSIDE_A_BODY)}.
`;

const kindOf = (relation: Relation): string => /^(.+)-[a-z]+$/.exec(relation)?.[1] ?? relation;

/** The page `docs/permissions.md`. */
export function permissionsPage(): string {
  const kinds = [...new Set(RELATIONS.map(kindOf))];
  const sections = kinds.map((kind) => {
    const rows = RELATIONS.filter((relation) => kindOf(relation) === kind).flatMap((relation) =>
      POLICY[relation].map(([roles, actions]) => `| \`${relation}\` ${RELATION_WORDS[relation]} | ${roles.join(', ')} | ${actions.map((action) => `\`${action}\``).join(', ')} |`),
    );
    return `\n## ${kind}\n\n| Quan hệ · relation | Vai trò · roles | Được làm · may do |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return HEAD + STATE + sections.join('');
}
