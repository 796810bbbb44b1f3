import { createRequire } from 'node:module';
import type * as TreeSitter from 'web-tree-sitter';
import type { Language } from './language.ts';

/** Longer texts are not parsed: they are generated, and a hostile one takes seconds as it is. */
const MAX_LENGTH = 256 * 1024;

/**
 * How many steps a parser may take, in hundreds. Sources take up to 2.5 steps a character, long
 * tables of digits twice as many; with more than 4, what is wrong on purpose can fill the memory.
 */
const BASE_STEPS = 20;
const STEPS_PER_CHARACTER = 4 / 100;

/** A parser may take this long, in milliseconds: one step can be slow in itself. */
const MAX_TIME = 5000;

/** The files of the grammars that are not named after their language. */
const GRAMMAR_NAMES: Partial<Record<Language, string>> = { csharp: 'c_sharp' };

const resolve = createRequire(import.meta.url).resolve;

/** The memory that is parsed in, and a parser for each language so far. */
class Runtime {
  private readonly module: Promise<typeof TreeSitter>;
  private readonly loading = new Map<Language, Promise<TreeSitter.Parser>>();
  private readonly parsers: TreeSitter.Parser[] = [];

  constructor() {
    this.module = start();
  }

  parserOf(language: Language): Promise<TreeSitter.Parser> {
    const known = this.loading.get(language);
    if (known !== undefined) return known;
    const parser = this.load(language);
    this.loading.set(language, parser);
    return parser;
  }

  private async load(language: Language): Promise<TreeSitter.Parser> {
    const module = await this.module;
    const name = GRAMMAR_NAMES[language] ?? language;
    const file = resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${name}.wasm`);
    const parser = new module.Parser().setLanguage(await module.Language.load(file));
    this.parsers.push(parser);
    return parser;
  }

  /**
   * Deletes the parsers of a memory that is broken, as far as that works. Those that are left would
   * be deleted when they are collected as garbage, where nothing can catch what goes wrong.
   */
  stop(): void {
    for (const parser of this.parsers) {
      try {
        parser.delete();
      } catch {
        continue;
      }
    }
  }
}

/** A new instance each time: the package keeps one memory for all that is parsed with it. */
async function start(): Promise<typeof TreeSitter> {
  // One of its own, since each keeps the modules that were loaded with it.
  const require = createRequire(import.meta.url);
  const path = require.resolve('web-tree-sitter');
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
  delete require.cache[path];
  const module = require(path) as typeof TreeSitter;
  // Where it tells that it ran out of memory, before it throws.
  await module.Parser.init({ print: ignore, printErr: ignore });
  return module;
}

function ignore(): void {
  return;
}

let runtime: Runtime | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Parses a text and reads something off its tree, which is gone afterwards. The parser and the
 * language's grammar are loaded with the first text that needs them. One text is parsed at a time,
 * so that one that breaks the parser breaks it for no other.
 *
 * @returns `null` for a text that is too long, or too hard to parse within bounds
 */
export async function withTree<T>(
  language: Language,
  text: string,
  read: (tree: TreeSitter.Tree) => T,
): Promise<T | null> {
  if (text.length > MAX_LENGTH) return null;
  const result = last.then(() => parse(language, text, read));
  last = result.catch(ignore);
  return result;
}

async function parse<T>(
  language: Language,
  text: string,
  read: (tree: TreeSitter.Tree) => T,
): Promise<T | null> {
  runtime ??= new Runtime();
  const parser = await runtime.parserOf(language);
  try {
    const tree = parser.parse(text, null, { progressCallback: bound(text) });
    if (tree !== null) {
      try {
        return read(tree);
      } finally {
        tree.delete();
      }
    }
  } catch (error) {
    if (!(error instanceof Error) || !GIVEN_UP.has(error.name)) throw error;
  }
  runtime.stop();
  runtime = null;
  return null;
}

/** Errors of a grammar that runs out of memory or stack. */
const GIVEN_UP: ReadonlySet<string> = new Set(['RuntimeError', 'RangeError']);

/** Tells, each time it is called, whether to give up. */
function bound(text: string): () => boolean {
  const end = performance.now() + MAX_TIME;
  let steps = BASE_STEPS + text.length * STEPS_PER_CHARACTER;
  return () => --steps < 0 || performance.now() > end;
}
