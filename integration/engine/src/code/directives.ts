import type { Language } from './language.ts';

/** Where a comment stands. */
export interface CommentPlace {
  /** Offset in the text, from 0. */
  readonly start: number;
  /** Nothing but comments stands before it. */
  readonly leads: boolean;
  /** It stands on one of the first two lines. */
  readonly onTop: boolean;
  /** It stands on the line after another comment, and nothing between them. */
  readonly follows: boolean;
}

/** For compilers, bundlers, minifiers and test runners. Most find theirs anywhere in a comment. */
const SCRIPT =
  /^\/\/\/\s*<(?:reference|amd-)|^\/[/*][\s/*]*@ts-(?:ignore|expect-error|nocheck|check)\b|^\/[/*][^]*@(?:jsx|flow|noflow|vite-ignore|(?:jest|vitest)-environment)|[@#]__[A-Z_]+__|\b(?:rspack|turbopack|webpack)[A-Z]\w*\s*:/;

/** Comments that change what a program does, or whether it compiles. */
const DIRECTIVES: Readonly<Partial<Record<Language, RegExp>>> = {
  go: /^\/\/(?:go:|export\s|line\s|extern\s|\s*\+[A-Za-z])|^\/\*line\s/,
  javascript: SCRIPT,
  // Annotations, which begin with a capital where the tags of documentation don't.
  php: /^\/\*\*[^]*[\s*]@[A-Z]/,
  python: /^#\s*(?:type:|(?:cython|distutils)\s*:)/,
  tsx: SCRIPT,
  typescript: SCRIPT,
};

const RUBY_MAGIC =
  /^#[\s#*-]*(?:frozen[_-]string[_-]literal|(?:file)?(?:en)?coding|warn[_-]indent|shareable[_-]constant[_-]value|typed)\s*[:=]|^#.*-\*-/i;

const PYTHON_CODING = /^#.*?coding[:=]/;

/** A block of metadata in a script, as PEP 723 has it. */
const PYTHON_BLOCK = /^# \/\/\/ [a-zA-Z0-9-]+$/;

/** Begins what an example in Go has to print. */
const GO_OUTPUT = /^\/[/*]\s*(?:unordered )?output:/i;

/** Knows which comments of a file, told in their order, are directives. */
export class Directives {
  private readonly language: Language;
  private readonly hasExamples: boolean;
  private inBlock = false;
  private inOutput = false;

  constructor(language: Language, text: string) {
    this.language = language;
    this.hasExamples = language === 'go' && /^func Example/m.test(text);
  }

  includes(comment: string, place: CommentPlace): boolean {
    if (place.start === 0 && comment.startsWith('#!')) return true;
    if (this.language === 'ruby') return place.leads && RUBY_MAGIC.test(comment);
    if (this.hasExamples) {
      this.inOutput = place.follows ? this.inOutput : GO_OUTPUT.test(comment);
      if (this.inOutput) return true;
    }
    if (this.language === 'python') {
      if (this.inBlock || PYTHON_BLOCK.test(comment)) {
        this.inBlock = comment !== '# ///';
        return true;
      }
      if (place.onTop && PYTHON_CODING.test(comment)) return true;
    }
    return DIRECTIVES[this.language]?.test(comment) ?? false;
  }
}
