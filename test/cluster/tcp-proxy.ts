import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the proxy does to what passes through it. `half-open`: takes everything, passes nothing on, closes nothing. */
export type Weather = { readonly kind: 'fair' } | { readonly kind: 'slow'; readonly delayMs: number } | { readonly kind: 'half-open' } | { readonly kind: 'cut-after'; readonly bytes: number };

/** A TCP proxy on the loopback address between a client and one server, for faults of the network. */
export class TcpProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private weather: Weather = { kind: 'fair' };
  private left = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async before(targetPort: number): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new TcpProxy(server, (server.address() as AddressInfo).port);
    server.on('connection', (client) => proxy.join(client, connect(targetPort, '127.0.0.1')));
    return proxy;
  }

  change(weather: Weather): void {
    this.weather = weather;
    if (weather.kind === 'cut-after') this.left = weather.bytes;
  }

  /** Ends every connection at once, without a farewell. */
  reset(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, target: Socket): void {
    const pair = [client, target] as const;
    this.pairs.add(pair);
    for (const [from, to] of [[client, target], [target, client]] as const) {
      from.setNoDelay(true);
      from.on('data', (data) => this.pass(data, from, to));
      from.on('error', () => undefined);
      from.on('close', () => {
        this.pairs.delete(pair);
        if (this.weather.kind !== 'half-open') to.destroy();
      });
    }
  }

  private pass(data: Buffer, from: Socket, to: Socket): void {
    const { weather } = this;
    switch (weather.kind) {
      case 'fair':
        to.write(data);
        return;
      case 'slow':
        setTimeout(() => to.writable && to.write(data), weather.delayMs);
        return;
      case 'half-open':
        return;
      case 'cut-after':
        to.write(data.subarray(0, this.left));
        this.left -= data.length;
        if (this.left > 0) return;
        this.weather = { kind: 'fair' };
        from.resetAndDestroy();
        to.resetAndDestroy();
    }
  }
}
