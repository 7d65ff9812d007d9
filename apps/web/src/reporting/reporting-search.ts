/** `ky`: key of the period that is shown, such as `2022-Q1`. */
export interface ReportingSearch {
  readonly ky?: string;
}

export function readReportingSearch({ ky }: Readonly<Record<string, unknown>>): ReportingSearch {
  return typeof ky === 'string' || typeof ky === 'number' ? { ky: String(ky) } : {};
}
