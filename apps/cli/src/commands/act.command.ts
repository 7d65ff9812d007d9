import { readFileSync } from 'node:fs';
import { readArguments } from '../arguments.js';
import { UsageError, type Command } from '../command.js';
import { ServerSession } from '../conversing/server-session.js';
import { print, printJson } from '../output.js';

const HELP = `dondoc act PATH [--body JSON | --file FILE] --login NAME [--put] [--key KEY] [--revision N] [--url URL | --data DIR] [--json]
dondoc act --list [--url URL | --data DIR] [--json]

Thực hiện mọi việc mà máy chủ nhận, như /api/docs mô tả: giao điểm, gắn sao, rà soát, đôn đốc, kiểm tra… Mật khẩu đặt trong DONDOC_PASSWORD, mã xác thực (ngoài dữ liệu mẫu) trong DONDOC_CODE.
Carries out any act that the server takes, as /api/docs describes it: points, star, review, urging, inspection… The password stands in DONDOC_PASSWORD, the code of the authenticator (outside sample data) in DONDOC_CODE.

  --list         mọi việc và địa chỉ của nó / every act with its address
  --body JSON    nội dung; không có = {} / what is said; absent = {}
  --file FILE    nội dung trong tệp, - là đầu vào chuẩn / the same in a file, - for standard input
  --put          sửa dự thảo (PUT) / revise a draft (PUT)
  --key KEY      gửi lại vẫn chỉ ghi một lần / sent again it is recorded once (Idempotency-Key)
  --data DIR     thư mục không có máy chủ nào đang mở: mở nó cho riêng việc này / a folder that no server has: opened for this act alone
  --revision N   chỉ ghi khi chưa ai làm gì thêm / only while nothing else happened (If-Match)

  dondoc act /api/assignments/ID/points --login thuongtruc --body '{"code":"a","text":"điểm a"}'
  dondoc act /api/assignments/ID/star --login thuongtruc --body '{"starred":true,"reason":"trọng tâm"}'
`;

const OPTIONS = {
  list: { type: 'boolean' }, body: { type: 'string' }, file: { type: 'string' }, login: { type: 'string' }, put: { type: 'boolean' }, key: { type: 'string' }, revision: { type: 'string' }, url: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' },
} as const; // prettier-ignore

export const actCommand: Command = {
  name: 'act',
  summary: { vi: 'thực hiện một việc, qua máy chủ đang chạy hoặc trên một thư mục', en: 'carry out an act, through the running server or on a folder' },
  help: HELP,
  run: async (args) => {
    if (args.includes('--list')) return listed(args);
    const { values, words } = readArguments(args, OPTIONS, 1);
    const path = addressIn(words[0] as string);
    const said = bodyOf(values);
    const { key, revision } = values;
    const headers = { ...(key !== undefined && { 'idempotency-key': key }), ...(revision !== undefined && { 'if-match': `"${revision}"` }) };
    const { body } = await ServerSession.as(values, (session) => session.ask(values.put === true ? 'PUT' : 'POST', path, said, headers));
    await (values.json === true ? printJson(body) : print(`Đã ghi / Stored: ${JSON.stringify(body)}\n`));
    return 0;
  },
};

async function listed(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS, 0);
  const acts = (await ServerSession.with(values, (session) => session.described())).filter(({ method, path }) => method !== 'GET' && method !== 'HEAD' && !path.startsWith('/api/session'));
  await (values.json === true ? printJson({ acts }) : print(acts.map(({ method, path, tag }) => `${tag.padEnd(18)} ${method.padEnd(5)} ${path}\n`).join('')));
  return 0;
}

/** @throws UsageError */
export function addressIn(text: string): string {
  if (!text.startsWith('/')) throw new UsageError(`địa chỉ bắt đầu bằng / / an address begins with /: ${text}`);
  return text;
}

function bodyOf({ body, file }: { readonly body?: string; readonly file?: string }): unknown {
  if (body !== undefined && file !== undefined) throw new UsageError('chỉ một trong --body, --file / one of --body and --file');
  const text = file === undefined ? (body ?? '{}') : textIn(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('nội dung không phải JSON / what is said is no JSON');
  }
}

function textIn(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new UsageError(`không đọc được / cannot be read: ${file}`);
  }
}
