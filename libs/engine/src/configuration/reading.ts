import { ConfigurationError, type ConfigurationFault } from './configuration.error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How the variables are read and faults are told. */
export interface Reading {
  /** The trimmed value; null when it is absent or blank. */
  readonly value: (variable: string) => string | null;
  readonly whole: (variable: string, fallback: number, min: number, max: number) => number;
  readonly fault: (variable: string, vi: string, en: string) => void;
}

/**
 * Reads a configuration from the environment. `DONDOC_…` variables that are not `known` are faults too: a misspelt name would
 * otherwise be ignored in silence.
 * @throws ConfigurationError that lists every fault.
 */
export function readFrom<T>(environment: Environment, known: Iterable<string>, read: (reading: Reading) => T): T {
  const faults: ConfigurationFault[] = [];
  const names = new Set(known);
  const value = (variable: string): string | null => environment[variable]?.trim() || null;
  const fault = (variable: string, vi: string, en: string): void => void faults.push({ variable, vi, en });
  const whole = (variable: string, fallback: number, min: number, max: number): number => {
    const text = value(variable);
    if (text === null) return fallback;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    fault(variable, `phải là số nguyên từ ${min} đến ${max}, không phải "${text}"`, `must be a whole number from ${min} to ${max}, not "${text}"`);
    return fallback;
  };
  for (const variable of Object.keys(environment)) {
    if (variable.startsWith('DONDOC_') && !names.has(variable)) fault(variable, 'không có biến này', 'there is no such variable');
  }
  const configuration = read({ value, whole, fault });
  if (faults.length > 0) throw new ConfigurationError(faults);
  return configuration;
}
