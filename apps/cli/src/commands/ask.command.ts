import { readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { ServerSession } from '../conversing/server-session.js';
import { print, printJson } from '../output.js';
import { addressIn } from './act.command.js';

const HELP = `dondoc ask PATH --login NAME [--as-of MOMENT] [--url URL | --data DIR]
dondoc ask --list [--url URL | --data DIR] [--json]

Hỏi mọi bảng, danh sách, chi tiết mà máy chủ trả lời, như người đăng nhập được thấy; in JSON. Mật khẩu đặt trong DONDOC_PASSWORD, mã xác thực (ngoài dữ liệu mẫu) trong DONDOC_CODE.
Asks for any board, list or detail that the server answers, as whoever signs in may see it; prints JSON. The password stands in DONDOC_PASSWORD, the code of the authenticator (outside sample data) in DONDOC_CODE.

  --list           mọi câu hỏi và địa chỉ của nó / every question with its address
  --as-of MOMENT   ngày, thời điểm hoặc index:N / a day, an instant or index:N
  --data DIR       thư mục không có máy chủ nào đang mở: mở nó cho riêng câu hỏi này / a folder that no server has: opened for this question alone

  dondoc ask '/api/boards/overdue?limit=200' --login canbo-bandanvan --as-of 2022-03-31
`;

const OPTIONS = { list: { type: 'boolean' }, login: { type: 'string' }, 'as-of': { type: 'string' }, url: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const;

export const askCommand: Command = {
  name: 'ask',
  summary: { vi: 'hỏi máy chủ đang chạy hoặc một thư mục, tại mọi thời điểm', en: 'ask the running server or a folder, as of any moment' },
  help: HELP,
  run: async (args) => {
    if (args.includes('--list')) return listed(args);
    const { values, words } = readArguments(args, OPTIONS, 1);
    const path = addressIn(words[0] as string);
    const moment = values['as-of'] === undefined ? '' : `${path.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(values['as-of'])}`;
    await printJson((await ServerSession.as(values, (session) => session.ask('GET', path + moment))).body);
    return 0;
  },
};

async function listed(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS, 0);
  const questions = (await ServerSession.with(values, (session) => session.described())).filter(({ method }) => method === 'GET');
  const line = ({ tag, path, parameters }: (typeof questions)[number]): string => `${tag.padEnd(18)} ${path}${parameters.includes('asOf') ? '  --as-of' : ''}\n`;
  await (values.json === true ? printJson({ questions }) : print(questions.map(line).join('')));
  return 0;
}
