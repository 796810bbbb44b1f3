import { spawn } from 'node:child_process';
import yaml from 'js-yaml';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runner } from './runner.ts';

interface Step {
  readonly id?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: 'composite'; readonly steps: readonly Step[] };
}

/** How an action ended: the code of its last step, what was logged, and its outputs. */
export interface ActionRun {
  readonly code: number;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Reads an action of this repository. */
export function readAction(file: string): Action {
  return yaml.load(readFileSync(file, 'utf8')) as Action;
}

/** Runs the steps of a composite action, as GitHub's runner does, in a clone that it checked out. */
export async function runAction(
  action: Action,
  given: Readonly<Record<string, string>>,
  runner: Runner,
): Promise<ActionRun> {
  const values = new Map<string, string>();
  for (const [name, { default: value = '' }] of Object.entries(action.inputs)) {
    values.set(`inputs.${name}`, given[name] ?? value);
  }
  for (const [name, value] of Object.entries(runner.github)) values.set(`github.${name}`, value);
  let log = '';
  let code = 0;
  for (const step of action.runs.steps) {
    if (code !== 0) break;
    const folder = evaluate(step['working-directory'] ?? '.', values);
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, text]) => [name, evaluate(text, values)]),
    );
    const ended = await runStep(step.run ?? '', join(runner.workspace, folder), env, runner);
    code = ended.code;
    log += ended.log;
    for (const [name, value] of ended.outputs) {
      values.set(`steps.${step.id ?? ''}.outputs.${name}`, value);
    }
  }
  const outputs = Object.entries(action.outputs).map(
    ([name, { value }]) => [name, evaluate(value, values)] as const,
  );
  return { code, log, outputs: Object.fromEntries(outputs) };
}

/** Replaces `${{ … }}`; what has no value is empty, as on GitHub. */
export function evaluate(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => {
    if (!/^(?:inputs|steps|github)(?:\.[\w-]+)+$/.test(expression)) {
      throw new Error(`an expression that this runner does not know: ${expression}`);
    }
    return values.get(expression) ?? '';
  });
}

/** Runs the script of one step, as `shell: bash` does. */
export async function runStep(
  script: string,
  folder: string,
  env: Readonly<Record<string, string>>,
  runner: Runner,
): Promise<{ code: number; log: string; outputs: [string, string][] }> {
  const files = mkdtempSync(join(runner.temp, 'step-'));
  const file = join(files, 'script.sh');
  const output = join(files, 'output');
  writeFileSync(file, script);
  writeFileSync(output, '');
  const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', file], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...runner.env, ...env, GITHUB_OUTPUT: output },
  });
  let log = '';
  const read = (chunk: Buffer): void => {
    log += chunk.toString();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const code = await new Promise<number>((resolve) =>
    child.once('close', (ended) => {
      resolve(ended ?? -1);
    }),
  );
  const outputs = readFileSync(output, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): [string, string] => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    });
  return { code, log, outputs };
}
