/** The answers of a debugger that this test asks for. */
interface DebuggerAnswer {
  readonly id?: number;
}

/** Gives the program its debugger on that port of this machine. */
export const debuggedOn =
  (port: number) =>
  ([node = 'node', ...words]: readonly string[]): readonly string[] => [node, `--inspect=127.0.0.1:${port}`, ...words];

/**
 * Makes a program that has its debugger on `port` collect its garbage, all of it. What the process holds afterwards is what
 * it needs; before, it says how lazy the collector is, which lets the heap grow by some hundred MB before it looks through
 * all of it and gives them back at once.
 */
export async function collectGarbage(port: number): Promise<void> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly { readonly webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error(`no debugger on port ${port}`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const collected = new Promise<void>((resolve) => socket.addEventListener('message', ({ data }) => (JSON.parse(String(data)) as DebuggerAnswer).id === 1 && resolve()));
  socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await collected;
  socket.close();
}
