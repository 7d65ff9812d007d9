import { decodeEvent, EventLogFaultError, SUPERVISION_RULES_STREAM } from '#libs/application';
import { evolveSupervisionRules, initialSupervisionRules, type SupervisionRulesEvent, type SupervisionRulesState } from '#libs/domain';
import { openInstallationLog, type InstallationLog } from '../reading/installation-log.js';

/** The rules in force in an installation, read beside a running server; those of the program where there is no log yet. */
export async function rulesOf(folder: string): Promise<SupervisionRulesState> {
  let reader: InstallationLog;
  try {
    reader = await openInstallationLog(folder);
  } catch (error) {
    if (error instanceof EventLogFaultError && error.code === 'log-missing') return initialSupervisionRules;
    throw error;
  }
  try {
    const logged = await reader.readStream(SUPERVISION_RULES_STREAM);
    return logged.reduce((state, each) => evolveSupervisionRules(state, decodeEvent(each).event as SupervisionRulesEvent), initialSupervisionRules);
  } finally {
    await reader.close();
  }
}
