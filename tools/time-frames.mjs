import semver from 'semver';

/** Days from the first version without a hole until it must run here, by severity; docs/security.md, Packages. */
const HOLE_DAYS = { critical: 7, high: 30, moderate: 90, low: 90, info: 90 };
/** Days from an update of the same major version until it must run here. */
const UPDATE_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * What is beyond its time frame, and what is to be looked at although it is not.
 * @param {{ today: string, installed: Record<string, readonly string[]>, published: Record<string, Record<string, string>>,
 *   holes: readonly { name: string, range: string, severity: string, title: string }[] }} known
 *   versions installed of each package; when each of its versions was published (ISO 8601); ranges that have a hole.
 */
export function judge({ today, installed, published, holes }) {
  const overdue = [];
  const toLookAt = [];
  const now = Date.parse(today);
  const daysSince = (moment) => Math.floor((now - Date.parse(moment)) / DAY_MS);
  const newerThan = (name, version) =>
    Object.entries(published[name] ?? {})
      .filter(([one]) => semver.valid(one) !== null && semver.prerelease(one) === null && semver.gt(one, version))
      .map(([one, moment]) => ({ version: one, days: daysSince(moment) }))
      .toSorted((one, other) => other.days - one.days);
  for (const { name, range, severity, title } of holes) {
    for (const version of installed[name] ?? []) {
      if (!semver.satisfies(version, range, { includePrerelease: true })) continue;
      const [cure] = newerThan(name, version).filter((one) => !semver.satisfies(one.version, range));
      const what = `${name} ${version}: ${severity}, ${title}`;
      if (cure === undefined) toLookAt.push(`${what}: chưa có bản vá / no version without it`);
      else (cure.days > (HOLE_DAYS[severity] ?? 0) ? overdue : toLookAt).push(`${what}: ${cure.version}, ${cure.days} ngày / days`);
    }
  }
  for (const [name, versions] of Object.entries(installed)) {
    for (const version of versions) {
      const newer = newerThan(name, version);
      const update = newer.find((one) => semver.major(one.version) === semver.major(version));
      if (update !== undefined && update.days > UPDATE_DAYS) overdue.push(`${name} ${version}: ${update.version}, ${update.days} ngày / days`);
      const major = newer.find((one) => semver.major(one.version) > semver.major(version));
      if (major !== undefined && major.days > UPDATE_DAYS) toLookAt.push(`${name} ${version}: ${major.version}, ${major.days} ngày / days (major)`);
    }
  }
  return { overdue, toLookAt };
}
