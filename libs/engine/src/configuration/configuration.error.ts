/** One fault of the configuration: the variable, and what is wrong with it in both languages. */
export interface ConfigurationFault {
  readonly variable: string;
  readonly vi: string;
  readonly en: string;
}

/** The environment cannot be used. Carries every fault found, not only the first; the program ends with exit code 2. */
export class ConfigurationError extends Error {
  readonly code = 'configuration-invalid';

  constructor(readonly faults: readonly ConfigurationFault[]) {
    super(
      [
        'Cấu hình không hợp lệ / The configuration is not valid:',
        ...faults.map(({ variable, vi, en }) => `  ${variable}: ${vi} / ${en}`),
        'Xem .env.example để biết từng biến / See .env.example for each variable.',
      ].join('\n'),
    );
    this.name = 'ConfigurationError';
  }
}
