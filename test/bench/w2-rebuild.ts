/**
 * The measured half of W2, given the folders of the log and of the read models: a program of its own that loads what a
 * rebuild needs and nothing else, as `npm run dondoc -- rebuild` does. The largest memory seen is its own high-water mark.
 */
import { readModelCatalogue } from '#libs/application';
import { printResult, residentMegabytes, round } from './measure.js';
import { rebuildAll } from './rebuild.js';

const [log, readModels] = process.argv.slice(2) as [string, string];
const before = process.cpuUsage();
const { events, seconds } = await rebuildAll({ log, readModels });
const { user, system } = process.cpuUsage(before);
printResult({
  peer: 'dondoc', workload: 'W2', events, seconds: round(seconds), eps: Math.round(events / seconds), cpuMicroseconds: round((user + system) / events),
  models: readModelCatalogue().length, rssClientMB: residentMegabytes(), peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
});
