import type { TracesConfiguration } from './engine-configuration.js';
import { leavesPlain } from './plain-line.js';
import type { Reading } from './reading.js';

export const TRACES_VARIABLES = ['DONDOC_TRACES_URL', 'DONDOC_TRACES_PERCENT'] as const;

/** The collector of traces; null when none is named, which turns tracing off. */
export function readTraces({ value, whole, fault }: Reading): TracesConfiguration | null {
  const url = value('DONDOC_TRACES_URL');
  if (url === null) {
    if (value('DONDOC_TRACES_PERCENT') !== null) fault('DONDOC_TRACES_PERCENT', 'vô nghĩa khi chưa có DONDOC_TRACES_URL', 'means nothing without DONDOC_TRACES_URL');
    return null;
  }
  if (!/^https?:\/\/[^\s/@]+\/\S*$/.test(url)) fault('DONDOC_TRACES_URL', `"${url}" không phải địa chỉ http(s) như https://máy:4318/v1/traces`, `"${url}" is no http(s) address such as https://host:4318/v1/traces`);
  else if (leavesPlain(url)) fault('DONDOC_TRACES_URL', `"${url}" không phải máy này nên phải là https`, `"${url}" is not this machine, so it must be https`);
  return { url, percent: whole('DONDOC_TRACES_PERCENT', 100, 1, 100) };
}
