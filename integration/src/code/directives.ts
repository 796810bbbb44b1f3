import type { Language } from './language.ts';

/** Where a comment stands. */
export interface CommentPlace {
  /** Offset in the text, from 0. */
  readonly start: number;
  /** Nothing but comments stands before it. */
  readonly leads: boolean;
  /** It stands on one of the first two lines. */
  readonly onTop: boolean;
}

const SCRIPT =
  /^\/\/\/\s*<(?:reference|amd-)|^\/[/*][\s/*]*@ts-(?:ignore|expect-error|nocheck|check)\b|^\/[/*][^]*@(?:jsx|flow|noflow)/;

/** Comments that change what a program does, or whether it compiles. */
const DIRECTIVES: Readonly<Partial<Record<Language, RegExp>>> = {
  go: /^\/\/(?:go:|export\s|line\s|extern\s|\s*\+build\s)|^\/\*line\s/,
  javascript: SCRIPT,
  // Annotations, which begin with a capital where the tags of documentation don't.
  php: /^\/\*\*[^]*[\s*]@[A-Z]/,
  python: /^#\s*type:/,
  tsx: SCRIPT,
  typescript: SCRIPT,
};

const RUBY_MAGIC =
  /^#[\s#*-]*(?:frozen[_-]string[_-]literal|(?:file)?(?:en)?coding|warn[_-]indent|shareable[_-]constant[_-]value|typed)\s*[:=]|^#.*-\*-/i;

const PYTHON_CODING = /^#.*?coding[:=]/;

/** A block of metadata in a script, as PEP 723 has it. */
const PYTHON_BLOCK = /^# \/\/\/ [a-zA-Z0-9-]+$/;

/** Knows which comments of a file, told in their order, are directives. */
export class Directives {
  private readonly language: Language;
  private inBlock = false;

  constructor(language: Language) {
    this.language = language;
  }

  includes(comment: string, place: CommentPlace): boolean {
    if (place.start === 0 && comment.startsWith('#!')) return true;
    if (this.language === 'ruby') return place.leads && RUBY_MAGIC.test(comment);
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
