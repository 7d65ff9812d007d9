/** Small letters, digits and `_`, beginning with a letter: so that no installation's prefix begins another's. */
export const INSTALLATION_NAME = /^[a-z][a-z0-9_]{0,31}$/;

/** How the streams of one installation are called on the server. */
export interface StreamNames {
  /** Begins the names of all streams of the port, and of no other. */
  readonly prefix: string;
  /** Begins the names of the streams that hold their metadata. */
  readonly metadataPrefix: string;
  /** Says whose log this is, and stands before its first event. */
  readonly marker: string;
  /** Says who works at what; beside the log, as the marker is. */
  readonly leases: string;
  /** Never written where the server protects its streams: trying to is how that is found out. */
  readonly probe: string;
  onServer(stream: string): string;
  /** The name in the port, or null for a stream that is not of this log. */
  inPort(streamId: string): string | null;
}

/** @throws RangeError for a name that INSTALLATION_NAME does not allow. */
export function streamNames(installation: string): StreamNames {
  if (!INSTALLATION_NAME.test(installation)) throw new RangeError(`no name of an installation: ${JSON.stringify(installation)}`);
  const prefix = `${installation}.`;
  return {
    prefix,
    metadataPrefix: `$$${prefix}`,
    marker: `${installation}/installation`,
    leases: `${installation}/leases`,
    probe: `${installation}/probe`,
    onServer: (stream) => prefix + stream,
    inPort: (streamId) => (streamId.startsWith(prefix) ? streamId.slice(prefix.length) : null),
  };
}
