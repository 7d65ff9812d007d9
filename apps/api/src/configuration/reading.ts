/** How the variables are read and faults are told. */
export interface Reading {
  /** The trimmed value; null when it is absent or blank. */
  readonly value: (variable: string) => string | null;
  readonly whole: (variable: string, fallback: number, min: number, max: number) => number;
  readonly fault: (variable: string, vi: string, en: string) => void;
}
