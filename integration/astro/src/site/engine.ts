import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import type { Analysis } from '@astro-drift/engine/internal/analyze';
import type { AnalyzeOptions } from '@astro-drift/engine/internal/options';
import { withoutInspector } from '@astro-drift/engine/internal/text/node-options';
import { printableError } from './printable-error.ts';
import type { Answer, Question } from './engine-process.ts';

/**
 * Runs the engine in a child process, while Astro builds or serves the site. The child process
 * starts with the first analysis, and ends with this process. It never keeps this process running.
 * Decision: Run the engine in its own process.
 */
export class Engine {
  private child: ChildProcess | null = null;
  private asked = 0;
  private readonly waiting = new Map<number, PromiseWithResolvers<Analysis>>();

  /**
   * Runs `analyzeInDepth` in the child process.
   *
   * @throws {Error} the error of the engine, or an error that says that its process ended
   */
  async analyze(options: AnalyzeOptions): Promise<Analysis> {
    const child = (this.child ??= this.start());
    const question: Question = { id: this.asked++, options };
    const waiting = Promise.withResolvers<Analysis>();
    this.waiting.set(question.id, waiting);
    hold(child);
    child.send(question);
    return waiting.promise;
  }

  /**
   * Ends the child process. Open requests get no answer. The next request starts a new child
   * process.
   */
  end(): void {
    this.child?.disconnect();
    this.child = null;
    this.waiting.clear();
  }

  private start(): ChildProcess {
    const file = new URL(`./engine-process${extname(import.meta.url)}`, import.meta.url);
    const child = fork(file, {
      // Other options can name the program of this process, or the port of its debugger.
      execArgv: process.execArgv.filter((option) => /^--max[-_]/.test(option)),
      env: { ...process.env, NODE_OPTIONS: withoutInspector(process.env['NODE_OPTIONS']) },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (answer: Answer) => {
      this.take(answer);
      if (this.waiting.size === 0) release(child);
    });
    child.on('error', (error) => {
      this.fail(child, error);
    });
    child.on('exit', (code, signal) => {
      this.fail(child, new Error(`The engine ended before it answered, with ${signal ?? code}.`));
    });
    return child;
  }

  private take(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('analysis' in answer) waiting?.resolve(answer.analysis);
    else waiting?.reject(printableError(answer.error));
  }

  private fail(child: ChildProcess, error: Error): void {
    if (this.child !== child) return;
    this.child = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

/** Keeps this process running until the child process answers. */
function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
