import { HELP, readArguments, UsageError, type Asked } from './arguments.js';
import { CopyFaultError, type Copy } from './copies/copy.js';
import { openCopy } from './copies/open-copy.js';
import { fetchCopy } from './copies/url-copy.js';
import { passOnThreads } from './judging-thread.js';
import { progressBar, type ProgressBar } from './progress-bar.js';
import type { Report } from './report.js';
import { reportText } from './telling/report-text.js';
import { COPY_WORDS } from './telling/words.js';
import { verify } from './verify.js';

/** A token goes nowhere else without encryption. */
const THIS_MACHINE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const EXIT_CODES: Readonly<Record<Report['verdict'], number>> = { sound: 0, altered: 1, unverifiable: 2 };

process.exitCode = await auditor(process.argv.slice(2));

/** Runs the program and resolves with its exit code. */
async function auditor(args: readonly string[]): Promise<number> {
  const bar = progressBar('Đang kiểm tra / Verifying');
  try {
    const asked = readArguments(args);
    if (asked === null) {
      process.stdout.write(HELP);
      return args.length === 0 ? 2 : 0;
    }
    const report = await audited(asked, bar);
    bar.stop();
    process.stdout.write(asked.json ? `${JSON.stringify(report)}\n` : reportText(report));
    return EXIT_CODES[report.verdict];
  } catch (error) {
    bar.stop();
    return failure(error);
  }
}

async function audited({ copy: place, brought }: Asked, bar: ProgressBar): Promise<Report> {
  const copy = await opened(place, bar);
  try {
    return await verify(copy, { brought, progress: bar.update, pass: passOnThreads });
  } finally {
    copy.close();
  }
}

async function opened(place: string, bar: ProgressBar): Promise<Copy> {
  if (!/^https?:\/\//i.test(place)) return openCopy(place);
  if (/^http:/i.test(place) && URL.canParse(place) && !THIS_MACHINE.test(new URL(place).hostname)) throw new UsageError(`${place}: không phải máy này nên phải là https / not this machine, so it must be https`);
  return fetchCopy(place, { token: process.env['DONDOC_AUDITOR_TOKEN']?.trim() || null, progress: bar.update });
}

function failure(error: unknown): number {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${HELP}`);
  else if (error instanceof CopyFaultError) {
    const { vi, en } = COPY_WORDS[error.code];
    process.stderr.write(`${error.code}: ${error.file}\n  ${vi}\n  ${en}\n`);
  } else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 2;
}
