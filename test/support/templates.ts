import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the repositories that are built once and copied. */
    templates: string;
  }
}

/** Makes the folder in which all test files of a run keep their templates. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'drift-templates-'));
  project.provide('templates', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
