import type { FastifyInstance } from 'fastify';

interface Address {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** Which methods an address takes, so that the wrong one is told from an address that is not there (RFC 9110, 15.5.6). */
export class KnownAddresses {
  private readonly byPattern = new Map<string, Address>();

  /** Learns every route that is added from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ url, method }) => {
      const methods = Array.isArray(method) ? method : [method];
      if (!url.includes('*')) this.add(url, methods);
    });
  }

  add(url: string, methods: readonly string[]): void {
    const address = this.byPattern.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const method of methods) address.methods.add(method);
    this.byPattern.set(url, address);
  }

  /** The methods of that address, sorted; none when there is no such address. `url` may carry a query. */
  methodsAt(url: string): readonly string[] {
    const path = (url.split('?')[0] ?? '').replace(/(?<=.)\/$/, '');
    return [...new Set([...this.byPattern.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]))].sort();
  }
}

/** `/api/inbox/:body` as an expression: a parameter stands for one segment that is not empty. */
function patternOf(url: string): RegExp {
  const segments = url.replace(/(?<=.)\/$/, '').split('/').map((segment) => (segment.includes(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${segments.join('/')}$`);
}
