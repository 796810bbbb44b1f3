#!/usr/bin/env node
// Node reads a module and all that it imports before it runs any of it. An old Node fails at the
// first import of anything newer than itself, so that here nothing else is imported at first.
import { nodeProblem } from './node-version.ts';

/** The exit code of a command that could not run. */
const FAILURE = 2;

function fail(message: string): void {
  // eslint-disable-next-line no-restricted-syntax -- a printer is not loaded on an old Node
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = FAILURE;
}

const problem = nodeProblem(process.versions.node);
if (problem === null) {
  import('./run.ts').catch((error: unknown) => {
    fail(error instanceof Error ? error.message : String(error));
  });
} else fail(problem);
