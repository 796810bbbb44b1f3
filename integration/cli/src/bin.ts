#!/usr/bin/env node
// Node loads all static imports before it runs a module. An old Node would fail while it loads newer
// code, so the version is checked before anything else is imported.
import { nodeProblem } from './node-version.ts';

/** The exit code of a command that could not run. */
const FAILURE = 2;

function fail(message: string): void {
  // An old Node cannot load the printer.
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = FAILURE;
}

const problem = nodeProblem(process.versions.node);
if (problem === null) {
  import('./run.ts').catch((error: unknown) => {
    fail(error instanceof Error ? error.message : String(error));
  });
} else fail(problem);
