/**
 * Makes a function that tests a whole text against a regular expression in linear time. It takes at
 * most as many steps as the length of the text times the length of the expression. The engine of
 * JavaScript backtracks, which takes exponential time for some expressions.
 * Decision: Match patterns in linear time.
 *
 * The expression is turned into an automaton whose states are followed side by side (Thompson,
 * "Regular expression search algorithm", CACM 11(6), 1968). It supports what micromatch writes:
 * characters, classes, `.`, groups, alternatives, `*`, `+`, `?`, `^`, `$` and `(?=.)`. Braces are
 * ordinary characters. Negative lookaheads are skipped: micromatch only uses them to refuse the
 * names `.` and `..`, which no path of a repository has.
 *
 * @param source the source of a regular expression; `.` matches line breaks as well
 * @throws {SyntaxError} if the expression contains any other construct
 */
export function compileLinear(source: string): (text: string) => boolean {
  const states: State[] = [];
  const start = new Parser(source, states).parse();
  return (text) => {
    let current = new StateSet(states);
    let next = new StateSet(states);
    current.add(start, 0, text.length);
    for (let index = 0; index < text.length && current.size > 0; index++) {
      for (const id of current.ids()) {
        const state = states[id];
        if (state?.kind === 'character' && state.matches(text.charAt(index))) {
          next.add(state.next, index + 1, text.length);
        }
      }
      [current, next] = [next, current];
      next.clear();
    }
    return current.accepts;
  };
}

/** A state of the automaton; `next` and `other` are positions in the list of states. */
type State =
  | { kind: 'character'; readonly matches: (character: string) => boolean; readonly next: number }
  | { kind: 'split'; next: number; other: number }
  | { kind: 'start' | 'end' | 'more'; readonly next: number }
  | { kind: 'accept' };

/** The states that the automaton is in, in the order in which they were entered. */
class StateSet {
  private readonly states: readonly State[];
  private readonly entered: Uint8Array;
  private readonly list: number[] = [];
  accepts = false;

  constructor(states: readonly State[]) {
    this.states = states;
    this.entered = new Uint8Array(states.length);
  }

  get size(): number {
    return this.list.length;
  }

  ids(): readonly number[] {
    return this.list;
  }

  clear(): void {
    for (const id of this.list) this.entered[id] = 0;
    this.list.length = 0;
    this.accepts = false;
  }

  /** Enters a state, and all states that can be reached from it without reading a character. */
  add(id: number, position: number, length: number): void {
    const pending = [id];
    for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
      const state = this.states[top];
      if (state === undefined || this.entered[top] === 1) continue;
      this.entered[top] = 1;
      this.list.push(top);
      if (state.kind === 'accept') this.accepts = position === length;
      else if (state.kind === 'split') pending.push(state.other, state.next);
      else if (state.kind === 'start' && position === 0) pending.push(state.next);
      else if (state.kind === 'end' && position === length) pending.push(state.next);
      else if (state.kind === 'more' && position < length) pending.push(state.next);
    }
  }
}

/** Builds the states from the end of the expression to its beginning. */
class Parser {
  private readonly source: string;
  private readonly states: State[];
  private position = 0;

  constructor(source: string, states: State[]) {
    this.source = source;
    this.states = states;
  }

  /** @returns the position of the first state */
  parse(): number {
    const build = this.alternatives();
    if (this.position < this.source.length) throw this.problem();
    return build(this.push({ kind: 'accept' }));
  }

  private alternatives(): Build {
    const builds = [this.sequence()];
    while (this.take('|')) builds.push(this.sequence());
    return (next) =>
      builds
        .map((build) => build(next))
        .reduceRight((other, first) => this.push({ kind: 'split', next: first, other }));
  }

  private sequence(): Build {
    const builds: Build[] = [];
    while (this.position < this.source.length && !/^[|)]/.test(this.peek())) {
      builds.push(this.repeated(this.atom()));
    }
    return (next) => builds.reduceRight((following, build) => build(following), next);
  }

  private repeated(build: Build): Build {
    const sign = this.peek();
    if (!['*', '+', '?'].includes(sign)) return build;
    this.position++;
    this.take('?');
    if (sign === '?') return (next) => this.push({ kind: 'split', next: build(next), other: next });
    return (next) => {
      const split = { kind: 'split' as const, next, other: next };
      const loop = this.push(split);
      split.next = build(loop);
      return sign === '*' ? loop : split.next;
    };
  }

  private atom(): Build {
    if (this.take('(?=.)')) return (next) => this.push({ kind: 'more', next });
    if (this.take('(?!')) return this.skipGroup();
    if (this.take('(?:') || this.take('(')) {
      const build = this.alternatives();
      if (!this.take(')')) throw this.problem();
      return build;
    }
    if (this.take('^')) return (next) => this.push({ kind: 'start', next });
    if (this.take('$')) return (next) => this.push({ kind: 'end', next });
    const [token = ''] = /^(?:\\.|\[\^?(?:\\.|[^\]\\])*\]|[^*+?[()\\])/s.exec(this.rest()) ?? [];
    if (token === '') throw this.problem();
    this.position += token.length;
    const matches = characterTest(token);
    return (next) => this.push({ kind: 'character', matches, next });
  }

  private skipGroup(): Build {
    for (let depth = 1; depth > 0;) {
      const [token = ''] = /^(?:\\.|\[(?:\\.|[^\]\\])*\]|[^])/.exec(this.rest()) ?? [];
      if (token === '') throw this.problem();
      this.position += token.length;
      if (token === '(') depth++;
      else if (token === ')') depth--;
    }
    return (next) => next;
  }

  private peek(): string {
    return this.source.charAt(this.position);
  }

  private rest(): string {
    return this.source.slice(this.position);
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  private push(state: State): number {
    return this.states.push(state) - 1;
  }

  private problem(): SyntaxError {
    return new SyntaxError(`unexpected \`${this.peek()}\` at ${this.position} in ${this.source}`);
  }
}

/**
 * Makes the states of a part of the expression. Takes the position of the state that follows the
 * part. Returns the position of the first state of the part.
 */
type Build = (next: number) => number;

function characterTest(token: string): (character: string) => boolean {
  if (token === '.') return () => true;
  if (token.length === 1) return (character) => character === token;
  const expression = new RegExp(`^${token}$`, 's');
  return (character) => expression.test(character);
}
