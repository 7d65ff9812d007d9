import { assertTilesPath, type AuditTiles, type TileFile } from '#libs/application';

/** Tiles in memory. `files` is what another program would find. */
export class MemoryAuditTiles implements AuditTiles {
  constructor(readonly files: Map<string, Uint8Array> = new Map()) {}

  async read(path: string): Promise<Uint8Array | null> {
    assertTilesPath(path);
    return this.files.get(path)?.slice() ?? null;
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    assertTilesPath(path);
    this.files.set(path, bytes.slice());
  }

  async writeTogether(files: readonly TileFile[]): Promise<void> {
    await Promise.all(files.map(({ path, bytes }) => this.write(path, bytes)));
  }

  async layOut(): Promise<boolean> {
    return true;
  }

  publish(path: string, bytes: Uint8Array): Promise<void> {
    return this.write(path, bytes);
  }

  async settle(paths: readonly string[]): Promise<void> {
    paths.forEach(assertTilesPath);
  }

  async remove(path: string): Promise<void> {
    assertTilesPath(path);
    for (const known of this.files.keys()) if (known === path || known.startsWith(`${path}/`)) this.files.delete(known);
  }

  async list(below: string): Promise<readonly string[]> {
    assertTilesPath(below);
    return [...this.files.keys()].filter((path) => path.startsWith(`${below}/`)).toSorted();
  }
}
