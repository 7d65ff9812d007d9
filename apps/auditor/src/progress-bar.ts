const WIDTH = 30;

/** A bar on standard error from 0 to 1; on no terminal it stays silent. */
export interface ProgressBar {
  readonly update: (part: number) => void;
  readonly stop: () => void;
}

export function progressBar(label: string, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  let shown = -1;
  return {
    update: (part) => {
      const percent = Math.floor(Math.min(1, Math.max(0, part)) * 100);
      if (!stream.isTTY || percent === shown) return;
      shown = percent;
      const filled = Math.round((percent / 100) * WIDTH);
      stream.write(`\r${label} [${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${percent}% `);
    },
    stop: () => {
      if (stream.isTTY && shown >= 0) stream.write('\r\u001b[K');
    },
  };
}
