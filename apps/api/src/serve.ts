import { ConfigurationError, startFault } from '#libs/engine';
import { readConfiguration } from './configuration/read-configuration.js';
import { startApi, type RunningApi } from './start-api.js';

/** Ending takes at most so long; then the process goes all the same. */
const DEADLINE_MS = 5_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

let running: RunningApi | undefined;
let ending = false;

/** Ends cleanly and once; a second signal does not hurry it. */
function end(code: number): void {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(code), DEADLINE_MS).unref();
  void Promise.resolve(running?.close())
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
    })
    .finally(() => process.exit(code));
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0));

try {
  const empty = process.argv.includes('--empty');
  running = await startApi({
    configuration: readConfiguration(process.env),
    empty,
    say,
    onFatal: (error) => {
      process.stderr.write(`${startFault(error)}\n`);
      end(1);
    },
  });
  const { url, firstStart } = running;
  if (firstStart.kind === 'sample') {
    say('Tài khoản mẫu / Sample sign-ins:');
    for (const { login, password, who } of firstStart.signIns) say(`  ${login.padEnd(20)} ${password}   ${who.vi} / ${who.en}`);
  }
  if (firstStart.kind === 'empty') say(`Đường dẫn dùng một lần cho quản trị viên / One-time link for the administrator: ${url}/invitations/${firstStart.invitation}`);
  say(`Đôn Đốc sẵn sàng / ready: ${url}`);
} catch (error) {
  process.stderr.write(`${startFault(error)}\n`);
  process.exit(error instanceof ConfigurationError ? 2 : 1);
}
