/** One instruction of a Dockerfile: `RUN npm ci` is RUN with the words after it. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** What stands between two FROMs. */
export interface Stage {
  readonly base: string;
  /** As later stages call it; null for the last one, which is the image. */
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

/** Reads the part of the language that the images of this project are written in. @throws RangeError for anything before the first FROM. */
export function stagesOf(dockerfile: string): readonly Stage[] {
  const stages: { base: string; name: string | null; instructions: Instruction[] }[] = [];
  const lines = dockerfile.replaceAll(/^\s*#.*\n/gm, '').replaceAll('\\\n', ' ').split('\n');
  for (const line of lines) {
    const [, name = '', text = ''] = /^\s*([A-Z]+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (name === '') continue;
    if (name === 'FROM') {
      const [base = '', , stage = null] = text.split(/\s+/);
      stages.push({ base, name: stage, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new RangeError(`before any FROM: ${line}`);
    stage.instructions.push({ name, text });
  }
  return stages;
}

/** Words of an instruction in its JSON form; null when it is a line for a shell. */
export function wordsOf(text: string): readonly string[] | null {
  try {
    const words: unknown = JSON.parse(text);
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null;
  } catch {
    return null;
  }
}

/** What is wrong with an image; nothing where it is built in stages, from pinned parts, and runs as nobody in particular. */
export function faultsOf(dockerfile: string): readonly string[] {
  const stages = stagesOf(dockerfile);
  const image = stages.at(-1);
  if (image === undefined) return ['no FROM'];
  const faults: string[] = [];
  if (stages.length < 2) faults.push('one stage: what builds it is shipped');
  for (const { base, instructions } of stages) {
    if (!/^[a-z0-9./-]+:\d+\.\d+\.\d+[a-z0-9.-]*$/.test(base)) faults.push(`not pinned: ${base}`);
    let folder = false;
    for (const { name, text } of instructions) {
      if (name === 'WORKDIR') folder = text.startsWith('/');
      if (name === 'ADD') faults.push('ADD: COPY says what it does');
      if (name === 'COPY' && /(^|\s)\.{1,2}\/?\s/.test(text)) faults.push(`copies everything: ${text}`);
      if (['COPY', 'RUN'].includes(name) && !folder) faults.push(`${name} before an absolute WORKDIR`);
      if (name === 'RUN' && /\b(sudo|curl|wget)\b|npm (install|i)\b/.test(text)) faults.push(`not the same every time: ${text}`);
      if (['ENV', 'ARG'].includes(name) && /(PASSWORD|SECRET|TOKEN)(?!_FILE)\w*=/.test(text)) faults.push(`a secret in an image: ${text}`);
    }
  }
  const last = (name: string): string | undefined => image.instructions.findLast((instruction) => instruction.name === name)?.text;
  const user = last('USER');
  if (user === undefined || /^(root|0)(:|$)/.test(user)) faults.push('runs as root');
  if (image.instructions.some(({ name }) => name === 'RUN')) faults.push('RUN in the image itself');
  const health = last('HEALTHCHECK');
  if (health === undefined) faults.push('no HEALTHCHECK');
  else if (health !== 'NONE' && wordsOf(health.slice(health.indexOf('['))) === null) faults.push('HEALTHCHECK through a shell');
  const command = last('CMD');
  if (command === undefined || wordsOf(command) === null) faults.push('no CMD in words: signals would end in a shell');
  return faults;
}
