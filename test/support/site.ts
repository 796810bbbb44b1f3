import { execFile, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Builder } from './builder.ts';
import type { TestRepository } from './repository.ts';

const WORKSPACE = fileURLToPath(new URL('../../', import.meta.url));
const MODULES = join(WORKSPACE, 'node_modules');

/** The folders of this workspace's packages, by the names under which they are installed. */
export const PACKAGES: Readonly<Record<string, string>> = {
  '@astro-drift/engine': join(WORKSPACE, 'integration/engine'),
  '@astro-drift/cli': join(WORKSPACE, 'integration/cli'),
  'astro-drift': join(WORKSPACE, 'integration/astro'),
};

/** The command line of Astro. */
export const CLI = join(MODULES, 'astro', 'bin', 'astro.mjs');

const MANIFEST = {
  name: 'site',
  private: true,
  type: 'module',
  dependencies: { astro: '*', 'astro-drift': '*' },
};

/** How a command ended, and what it printed, without colours. */
export interface Outcome {
  code: number;
  output: string;
}

/** A running development server. */
export interface DevServer {
  /** Its origin, without a final slash. */
  url: string;
  /** What it has printed so far. */
  readonly output: () => string;
  /** Its process. */
  readonly pid: number;
  /** The text of a page. */
  get: (path: string) => Promise<string>;
  close: () => void;
  /** When its process has ended. */
  readonly ended: Promise<unknown>;
}

/** A real Astro site in a folder of a repository, with the package as it would be installed. */
export class TestSite {
  readonly root: string;

  /** @param dependencies of the site, besides Astro and this package */
  constructor(
    repository: TestRepository,
    folder = 'site',
    dependencies: Readonly<Record<string, string>> = {},
  ) {
    this.root = repository.path(folder);
    const manifest = { ...MANIFEST, dependencies: { ...MANIFEST.dependencies, ...dependencies } };
    this.write('package.json', JSON.stringify(manifest));
    this.write('tsconfig.json', JSON.stringify({ extends: 'astro/tsconfigs/strict' }));
    installModules(join(this.root, 'node_modules'));
  }

  write(file: string, text: string): this {
    const path = join(this.root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return this;
  }

  /**
   * Replaces a file in one step, as many editors do. A development server that runs never sees an
   * empty or half-written file.
   */
  replace(file: string, text: string): this {
    const draft = `${file}.draft`;
    this.write(draft, text);
    renameSync(join(this.root, draft), join(this.root, file));
    return this;
  }

  /** A built page, or any other file of the output. */
  read(file: string): string {
    return readFileSync(join(this.root, 'dist', file), 'utf8');
  }

  has(file: string): boolean {
    return existsSync(join(this.root, 'dist', file));
  }

  /** All files of the output that are text, by path. */
  written(): ReadonlyMap<string, string> {
    const dist = join(this.root, 'dist');
    return new Map(
      readdirSync(dist, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.(?:png|wasm|woff2?)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
        .map((file) => [file, this.read(file)]),
    );
  }

  /**
   * What `astro build` does. A process that has built other sites does it, which spares the start of
   * Astro; {@link buildProgram} runs the command. It does so too where the site was built before,
   * whose modules that process has, and for the message of a build that fails.
   */
  async build(): Promise<Outcome> {
    const isNew = !existsSync(join(this.root, 'dist'));
    const built = isNew ? await builder.build(this.root) : null;
    return built === null ? this.buildProgram() : { code: 0, output: built.out + built.err };
  }

  /** `astro build`, as a user runs it. */
  async buildProgram(environment: Record<string, string> = {}): Promise<Outcome> {
    return run(this.root, environment, 'build');
  }

  /** `astro dev`, until the server is closed. */
  async dev(environment: Record<string, string> = {}): Promise<DevServer> {
    const server = spawn(process.execPath, [CLI, 'dev', '--host', '127.0.0.1', '--port', '45211'], {
      cwd: this.root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: cleanEnvironment({ ASTRO_DEV_BACKGROUND: '0', ...environment }),
    });
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
        if (address !== undefined && output.includes('watching for file changes')) resolve(address);
      };
      server.stdout.on('data', read);
      server.stderr.on('data', read);
      server.once('exit', () => {
        reject(new Error(output));
      });
    });
    return {
      url,
      output: () => output,
      pid: server.pid ?? 0,
      get: async (path) => (await fetch(url + path)).text(),
      close: () => {
        server.kill();
      },
      ended: new Promise((resolve) => server.once('exit', resolve)),
    };
  }
}

/** The packages of the workspace and all others, as `npm install` puts them there. */
export function installModules(target: string): void {
  linkModules(target);
  for (const [name, source] of Object.entries(PACKAGES)) {
    const { files } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
      files: string[];
    };
    for (const file of [...files, 'package.json']) {
      copyCheaply(join(source, file), join(target, name, file));
    }
    linkOwnModules(target, name);
  }
}

/**
 * Copies a file or folder by hard links, which a site cannot tell from copies. Tests must not edit
 * these files in place. Another file system gets real copies.
 */
function copyCheaply(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  if (statSync(source).isDirectory()) {
    mkdirSync(target, { recursive: true });
    for (const name of readdirSync(source)) copyCheaply(join(source, name), join(target, name));
    return;
  }
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

/** Links to what is installed in the workspace, but for its own packages. */
export function linkModules(target: string): void {
  const own = new Set(['astro-drift', '@astro-drift', '.astro', '.vite']);
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(MODULES)) {
    if (own.has(name)) continue;
    symlinkSync(join(MODULES, name), join(target, name));
  }
}

/** Links to the dependencies that npm keeps for one of the workspace's packages alone. */
export function linkOwnModules(target: string, name: string): void {
  const own = join(PACKAGES[name] ?? '', 'node_modules');
  if (existsSync(own)) symlinkSync(own, join(target, name, 'node_modules'));
}

async function run(
  cwd: string,
  environment: Record<string, string>,
  ...args: string[]
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [CLI, ...args],
      { cwd, maxBuffer: 1e8, env: cleanEnvironment(environment) },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, output: stdout + stderr });
      },
    );
  });
}

/** The environment of a user's terminal: nothing of the test runner, no colours. */
export function cleanEnvironment(more: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:VITEST|NODE_ENV|GIT_|FORCE_COLOR|(?:BASE_URL|DEV|MODE|PROD|SSR|TEST)$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    ...more,
  };
}

/** Builds the sites of all test files that this process runs. */
const builder = new Builder(cleanEnvironment({}));
