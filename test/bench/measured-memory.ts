import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { cleanEnvironment } from '../support/site.ts';

/** What a command took. Memory is in megabytes. */
export interface MemoryUse {
  /** The most memory of the command and of the process that parses, together. */
  readonly own: number;
  /** The most memory of the command alone. */
  readonly main: number;
  /** The most memory of the process that parses. */
  readonly parser: number;
  /** The most memory of all processes of git, together. */
  readonly git: number;
  readonly seconds: number;
  readonly code: number | null;
  readonly errors: string;
}

const PERIOD = 100;

const PARTS = ['own', 'main', 'parser', 'git'] as const;
type Part = (typeof PARTS)[number];
const NONE: Record<Part, number> = { own: 0, main: 0, parser: 0, git: 0 };

/** Runs a program of Node, and looks at the memory of all its processes until it ends. */
export async function measureMemory(cwd: string, args: readonly string[]): Promise<MemoryUse> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: cleanEnvironment({}),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  const peak = { ...NONE };
  let isOver = false;
  const ended = new Promise<number | null>((settle, reject) => {
    child.on('error', reject).on('close', (code) => {
      isOver = true;
      settle(code);
    });
  });
  const watch = async (): Promise<void> => {
    while (!isOver) {
      const now = await readMemory(child.pid ?? 0);
      for (const part of PARTS) peak[part] = Math.max(peak[part], now[part]);
      await new Promise((settle) => setTimeout(settle, PERIOD));
    }
  };
  const [code] = await Promise.all([ended, watch()]);
  return { ...peak, code, errors, seconds: (performance.now() - start) / 1000 };
}

/** Returns the sum of the resident memory of a process and all its descendants, in megabytes. */
async function readMemory(root: number): Promise<Record<Part, number>> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=,comm=']);
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, size, ...name] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), size: Number(size), name: name.join(' ') };
    });
  const family = new Set([root]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  const use = { ...NONE };
  for (const { pid, size, name } of processes) {
    if (!family.has(pid)) continue;
    const part = pid === root ? 'main' : /\bgit\b/.test(name) ? 'git' : 'parser';
    use[part] += size / 1000;
  }
  use.own = use.main + use.parser;
  return use;
}
