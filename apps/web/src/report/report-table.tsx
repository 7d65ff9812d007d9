import type { ReactNode } from 'react';

interface ReportTableProps {
  /** Id of the heading that names it. */
  readonly of: string;
  readonly children: ReactNode;
}

/** A table of the report: on a narrow screen it is moved sideways, on paper it stands whole. */
export function ReportTable({ of, children }: ReportTableProps): ReactNode {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-labelledby={of}>
      <table className="plain">{children}</table>
    </div>
  );
}
