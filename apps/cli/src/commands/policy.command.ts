import { bodyId, POLICY_SWITCHES, policyFor, REGISTER_KEY, type ReminderRung } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { UsageError, type Command } from '../command.js';
import { print, printJson } from '../output.js';
import { rulesOf } from '../replaying/rules-of.js';

const HELP = `dondoc policy [--issuer BODY] [--data DIR] [--json]

In quy tắc theo dõi, đôn đốc đang áp dụng: của một cơ quan ban hành, hoặc quy tắc chung.
Prints the policy in force: of an issuer, or the one for all.

  --issuer BODY mã cơ quan ban hành / id of the issuing body
  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
  --json        in JSON / print JSON
`;

export const policyCommand: Command = {
  name: 'policy',
  summary: { vi: 'in quy tắc theo dõi, đôn đốc đang áp dụng', en: 'print the policy in force' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, { issuer: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const, 0);
    if (values.issuer !== undefined && !REGISTER_KEY.test(values.issuer)) throw new UsageError(`--issuer: không phải mã cơ quan / no id of a body: ${values.issuer}`);
    const state = await rulesOf(dataFolder(values.data));
    const policy = policyFor(state, values.issuer === undefined ? null : bodyId(values.issuer));
    const published = state.policies.find(({ version }) => version === policy.version);
    if (values.json === true) {
      await printJson({ ...policy, basis: published?.basis ?? null });
      return 0;
    }
    await print(`bản / version ${policy.version} (${policy.name}); căn cứ / basis: ${published?.basis ?? 'đi kèm chương trình / shipped with the program'}\n`);
    for (const name of POLICY_SWITCHES) if (name !== 'reminderLadder') await print(`  ${name.padEnd(30)} ${JSON.stringify(policy[name])}\n`);
    await print(`  reminderLadder\n${policy.reminderLadder.map(lineOf).join('')}`);
    return 0;
  },
};

const lineOf = ({ id, about, offset, unit, grade, to }: ReminderRung): string => `    ${id.padEnd(20)} ${about} ${offset > 0 ? '+' : ''}${offset} ${unit} ${grade} → ${to}\n`;
