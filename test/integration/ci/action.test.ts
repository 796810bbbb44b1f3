import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportSchema } from '../../../integration/engine/src/report/schema.ts';
import { addMfa, buildTechCorp } from '../../scenario/techcorp.ts';
import { readAction, runAction } from '../../support/composite.ts';
import { BIN } from '../../support/cli.ts';
import type { TestRepository } from '../../support/repository.ts';
import { type Happening, mergeForCheck, Runner } from '../../support/runner.ts';
import { actionProblems } from '../../support/workflow-check.ts';

const WORKSPACE = join(import.meta.dirname, '../../..');
const FILE = join(WORKSPACE, 'action.yml');
const action = readAction(FILE);

describe('the action', () => {
  it('is one that GitHub accepts', () => {
    expect(actionProblems(readFileSync(FILE, 'utf8'))).toEqual([]);
  });

  it('passes inputs to scripts in variables only', () => {
    const scripts = action.runs.steps.map(({ run }) => run ?? '').join('\n');
    expect(scripts).not.toContain('${{');
    const handed = JSON.stringify(action.runs.steps);
    for (const name of Object.keys(action.inputs)) expect(handed).toContain(`inputs.${name} }}`);
  });

  it('runs the version that it is published with, unless it is told another', () => {
    const manifest = readFileSync(join(WORKSPACE, 'integration/astro/package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    expect(action.inputs['version']?.default).toBe(version);
  });
});

describe('a run of the action', () => {
  let origin: TestRepository;
  /** A commit that leaves no document behind, on top of the one that does. */
  let harmless: string;
  let merged: string;
  let harmlessMerged: string;

  /** Main stands where the documents were written; a request adds what they do not know. */
  beforeAll(() => {
    origin = buildTechCorp();
    origin.git('checkout', '--quiet', '-b', 'mfa');
    addMfa(origin);
    origin.git('checkout', '--quiet', '-b', 'harmless');
    origin.write('README.md', '# Backend\n');
    harmless = origin.commit('Shorten the README', { date: '2026-02-16T08:00:00Z' });
    origin.git('checkout', '--quiet', 'main');
    merged = mergeForCheck(origin, 'main', 'mfa');
    harmlessMerged = mergeForCheck(origin, 'mfa', 'harmless');
  });

  afterAll(() => {
    origin[Symbol.dispose]();
  });

  const request = (): Happening => ({ event: 'pull_request', ref: merged, base: 'main', depth: 1 });

  it('reports drift on a push, with the report among its outputs', async () => {
    using runner = new Runner(origin, { event: 'push', ref: 'mfa', depth: 1 }).install();
    const { code, log, outputs } = await runAction(action, { sarif: 'drift.sarif' }, runner);
    expect(code, log).toBe(0);
    const report = ReportSchema.parse(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')));
    expect(report.summary.specs.drifted).toBe(2);
    expect(outputs).toMatchObject({
      errors: '0',
      warnings: String(report.summary.warnings),
      'exit-code': '0',
    });
    expect(readFileSync(outputs['markdown'] ?? '', 'utf8')).toContain('/auth/mfa/setup');
    expect(existsSync(join(runner.workspace, 'drift.sarif'))).toBe(true);
    expect(log).toContain('::warning');
    expect(runner.summary).toContain('/auth/mfa/setup');
  });

  it('fails where a rule is an error for the given specs, and sets its outputs', async () => {
    using runner = new Runner(origin, { event: 'push', ref: 'mfa' }).install();
    const given = { rules: 'drift=error\n\nmoved-citation=warn\n', specs: '001-doc' };
    const { code, log, outputs } = await runAction(action, given, runner);
    expect(code, log).toBe(1);
    expect(outputs).toMatchObject({ errors: '1', 'exit-code': '1' });
  });

  it('runs no input as a shell command', async () => {
    using runner = new Runner(origin, { event: 'push', ref: 'mfa' }).install();
    const evil = '$(touch pwned)`touch pwned`"; touch pwned; "\n--help';
    for (const input of ['specs', 'rules', 'since', 'max-warnings']) {
      const { code } = await runAction(action, { [input]: evil }, runner);
      expect(code, input).not.toBe(0);
    }
    const option = '--upload-pack=touch pwned; git-upload-pack';
    expect((await runAction(action, { since: option }, runner)).code).toBe(2);
    expect(existsSync(join(runner.workspace, 'pwned'))).toBe(false);
  });

  it('blames a pull request for what it causes, in a clone of one commit', async () => {
    using runner = new Runner(origin, request()).install();
    const { code, log, outputs } = await runAction(action, { rules: 'drift=error' }, runner);
    expect(code, log).toBe(1);
    expect(log).toContain('/auth/mfa/setup');
    expect(Number(outputs['errors'])).toBeGreaterThan(0);
  });

  it('does not blame a pull request for what was there before', async () => {
    const happening: Happening = { ...request(), ref: harmlessMerged, base: 'mfa' };
    using runner = new Runner(origin, happening).install();
    const strict = { rules: 'drift=error', 'max-warnings': '0' };
    const only = await runAction(action, strict, runner);
    expect(only.code, only.log).toBe(0);
    const all = await runAction(action, { ...strict, since: '' }, runner);
    expect(all.code, all.log).toBe(1);
  });

  it('compares with the base of a merge queue', async () => {
    const queued: Happening = {
      event: 'merge_group',
      ref: harmless,
      queueBase: origin.git('rev-parse', 'mfa'),
      depth: 1,
    };
    using runner = new Runner(origin, queued).install();
    const { code, log } = await runAction(action, { rules: 'drift=error' }, runner);
    expect(code, log).toBe(0);
  });

  it('shows how to check out more history where it cannot be fetched', async () => {
    using runner = new Runner(origin, request()).install();
    runner.clone.git('remote', 'set-url', 'origin', 'file:///nowhere');
    const { code, log } = await runAction(action, {}, runner);
    expect(code).toBe(2);
    expect(log).toMatch(/::error .*uses: actions\/checkout@v5%0A {2}with:%0A {4}fetch-depth: 0/);
  });

  it('names the checkout or setup-node step that is missing before it', async () => {
    using runner = new Runner(origin, request()).install();
    runner.clone.remove('.git');
    const bare = await runAction(action, {}, runner);
    expect(bare.code).toBe(2);
    expect(bare.log).toContain('%0A- uses: actions/checkout@v5');
    using old = new Runner(origin, { event: 'push', ref: 'main' }).install();
    old.provide('node', '#!/bin/sh\nexit 1\n');
    const outdated = await runAction(action, {}, old);
    expect(outdated.code).toBe(2);
    expect(outdated.log).toContain('%0A- uses: actions/setup-node@v5');
  });

  it('runs the given version with npx where none is installed', async () => {
    using runner = new Runner(origin, { event: 'push', ref: 'main' });
    runner.provide(
      'npx',
      `#!/bin/sh\necho "npx $1 $2"\nshift 2\nexec "${process.execPath}" "${BIN}" "$@"\n`,
    );
    const { code, log } = await runAction(action, { version: '0.1.0' }, runner);
    expect(code, log).toBe(0);
    expect(log).toContain('npx --yes @astro-drift/cli@0.1.0\n');
  });
});
