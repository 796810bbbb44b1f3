import { createRequire } from 'node:module';
import type * as TreeSitter from 'web-tree-sitter';
import { type Language, supportOf } from './language.ts';

/**
 * Longer texts are not parsed. They are usually generated, and a hostile text longer than this can
 * take seconds.
 */
const MAX_LENGTH = 256 * 1024;

/**
 * These limit how many steps the parser may take, in hundreds. Source code takes up to 2.5 steps
 * for a character, and long tables of digits take up to 5. If the second limit were above 4,
 * hostile texts could fill the memory.
 */
const BASE_STEPS = 20;
const STEPS_PER_CHARACTER = 4 / 100;

/**
 * The time that the parser may take for a text, in milliseconds. It is needed because a single step
 * can be slow.
 */
const MAX_TIME = 5000;

const resolve = createRequire(import.meta.url).resolve;

/**
 * An instance of the parser package with its memory, and one parser for each language that was
 * needed so far.
 */
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
    const { grammar } = supportOf(language);
    const file = resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${grammar}.wasm`);
    const parser = new module.Parser().setLanguage(await module.Language.load(file));
    this.parsers.push(parser);
    return parser;
  }

  /**
   * Deletes the parsers as far as possible, after an error that left their memory broken. Otherwise
   * the garbage collector would delete them later, and errors that happen there cannot be caught.
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

/** Loads a new instance of the parser package. All parsers of an instance share one memory. */
async function start(): Promise<typeof TreeSitter> {
  // A separate `require` is needed, because each `require` caches the modules that it loads.
  const require = createRequire(import.meta.url);
  const path = require.resolve('web-tree-sitter');
  // oxlint-disable-next-line typescript/no-dynamic-delete
  delete require.cache[path];
  const module = require(path) as typeof TreeSitter;
  // If the parser runs out of memory, it prints a message before it throws. The message is
  // suppressed.
  await module.Parser.init({ print: ignore, printErr: ignore });
  return module;
}

function ignore(): void {
  return;
}

let runtime: Runtime | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * Parses a text, calls a function with the syntax tree, and then deletes the tree. The parser and
 * the grammar are loaded when a text first needs them. Only one text is parsed at a time, so that a
 * text that breaks the parser affects no other text.
 *
 * @returns `null` if the text is too long, or cannot be parsed within the limits
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

/** The names of the errors that are thrown when a grammar has run out of memory or stack. */
const GIVEN_UP: ReadonlySet<string> = new Set(['RuntimeError', 'RangeError']);

/** Makes a callback that returns true when the parser must stop. */
function bound(text: string): () => boolean {
  const end = performance.now() + MAX_TIME;
  let steps = BASE_STEPS + text.length * STEPS_PER_CHARACTER;
  return () => --steps < 0 || performance.now() > end;
}
