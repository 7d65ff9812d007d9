import { runProgram } from '#libs/engine';
import { readConfiguration } from './configuration/read-configuration.js';
import { startApi } from './start-api.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await runProgram(
  (onFatal) => startApi({ configuration: readConfiguration(process.env), empty: process.argv.includes('--empty'), say, onFatal }),
  ({ url, firstStart }) => {
    if (firstStart.kind === 'sample') {
      say('Tài khoản mẫu / Sample sign-ins:');
      for (const { login, password, who } of firstStart.signIns) say(`  ${login.padEnd(20)} ${password}   ${who.vi} / ${who.en}`);
    }
    if (firstStart.kind === 'empty') say(`Đường dẫn dùng một lần cho quản trị viên / One-time link for the administrator: ${url}/invitations/${firstStart.invitation}`);
    say(`Đôn Đốc sẵn sàng / ready: ${url}`);
  },
);
