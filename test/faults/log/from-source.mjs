/**
 * Lets a child process run the sources as they are, compiled as Jest compiles them: `node --import <this file>
 * --conditions=source child.ts`. So the fault tests need no build and never test a stale one. The two large libraries are taken as Jest joined them
 * before its first spec (ADR 0047): compiling a thousand modules in each child takes a second.
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const JOINED = new URL('../../../node_modules/.cache/joined-libraries/', import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const library = /^#libs\/(domain|application)$/u.exec(specifier)?.[1];
    if (library !== undefined) return { url: new URL(`${library}.mjs`, JOINED).href, shortCircuit: true };
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return { url: source.href, shortCircuit: true };
    }
    return nextResolve(specifier, context);
  },
  load(url, context, nextLoad) {
    if (!url.endsWith('.ts') || url.includes('/node_modules/')) return nextLoad(url, context);
    return { format: 'module', source: transformFileSync(fileURLToPath(url), { sourceMaps: 'inline' }).code, shortCircuit: true };
  },
});
