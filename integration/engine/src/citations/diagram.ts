/** Mermaid does not draw a text that is longer than this. */
const MAX_TEXT = 50_000;
const MAX_LABELS = 500;
const MAX_LENGTH = 300;

const PREAMBLE = /^\s*---\n[\s\S]*?\n[^\S\n]*---[^\S\n]*(?:\n|$)/;
const COMMENT = /^[^\S\n]*%%.*$/gm;
/**
 * The marks that enclose a label, in the order in which the code looks for them. The last one
 * encloses the text of a link, which is no label.
 */
const ENCLOSED = [
  /"([^"]*)"/g,
  /`([^`]+)`/g,
  /[[({]([^[\](){}]*)[\])}]/g,
  /(?<=[\w./])>([^[\](){}>]*)\]/g,
  /\|[^|]*\|/g,
];
const LONG_TEXT = /^\s*(?:(?:create\s+)?(?:participant|actor)|subgraph|namespace|box)\s+(\S.*)$/;
/** Lines that hold a style or a remark. Their words are no names of nodes. */
const REMARK =
  /^\s*(?:acc(?:Title|Descr)|class(?:Def)?|click|linkStyle|note|style|title)\s+[^\s<=.~-]/i;
const ARROW = /[<*|}]{0,2}(?:-\.+->?|-{2,}>{0,2}|={2,}>?|~{3,}|->{1,2}|\.{2}\|?>)[|{]{0,2}/g;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
]);

interface Found {
  /** The index in its line at which the text begins. */
  readonly at: number;
  readonly text: string;
}

/**
 * Finds the labels of a Mermaid text that may name a file or a folder. These are the labels of
 * nodes, participants and subgraphs, and the names of nodes that have no label. Some of them name
 * nothing: the caller has to look them up in the repository.
 *
 * @returns the labels in the order of the lines, each label once; at most 500, none with more than
 *   300 characters
 */
export function labelsOf(code: string): string[] {
  if (code.length > MAX_TEXT) return [];
  const lines = code
    .replace(/\r\n?/g, '\n')
    .replace(PREAMBLE, '')
    .replace(COMMENT, '')
    .replace(/"`([^`"]*)`"/g, (_, label: string) => `"${label.replaceAll('\n', '<br>')}"`)
    .split('\n');
  const labelled = new Set(lines.flatMap(labelledNames));
  const labels = lines
    .flatMap((line) => labelsOfLine(line, labelled))
    .flatMap((label) => label.split(/<br\s*\/?>/i))
    .map((label) => decode(label).replace(/\s+/g, ' ').trim())
    .filter((label) => label !== '' && label.length <= MAX_LENGTH);
  return [...new Set(labels)].slice(0, MAX_LABELS);
}

function labelsOfLine(line: string, labelled: ReadonlySet<string>): string[] {
  const found: Found[] = [];
  let rest = line;
  for (const pattern of ENCLOSED) {
    for (const { index, 1: text = '' } of rest.matchAll(pattern)) {
      found.push(...readings(text).map((reading) => ({ at: index, text: reading })));
    }
    rest = rest.replace(pattern, blank);
  }
  const [, long] = LONG_TEXT.exec(rest) ?? [];
  if (long === undefined) {
    found.push(...namesOfLine(rest).filter(({ text }) => !labelled.has(text)));
  } else if (!labelled.has(long.trim())) {
    found.push({ at: rest.length - long.length, text: long.split(/\s+as\s+/).at(-1) ?? long });
  }
  return found.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

/**
 * Returns what a text between marks may mean: the text itself, the text without the slashes of a
 * parallelogram, and the label inside `@{ shape: rect, label: … }`.
 */
function readings(text: string): string[] {
  const [, label] = /\blabel:\s*([^,]+)/.exec(text) ?? [];
  const plain = /^[/\\]/.test(text) ? text.replace(/^[/\\]|[/\\]$/g, '') : text;
  return [...new Set([text, plain, label ?? ''])];
}

/**
 * Finds the names that an arrow joins. In a line without an arrow, finds the words that look like
 * paths, and the text after a colon.
 */
function namesOfLine(line: string): Found[] {
  if (REMARK.test(line)) return [];
  const words = line.replace(ARROW, blank);
  const isJoined = words !== line;
  const names = isJoined ? words.replace(/(?<!:):(?!:).*$/, '') : words;
  const found = [...names.matchAll(/[^\s&;,]+/g)]
    .map(({ index, 0: word }) => ({ at: index, text: word.replace(/:::.*$/, '') }))
    .filter(({ text }) => isJoined || /[./]/.test(text));
  const [, text] = (isJoined ? null : /\s:\s+(\S.*)$/.exec(line)) ?? [];
  return text === undefined ? found : [...found, { at: line.length - text.length, text }];
}

/**
 * Finds the names in front of a bracket. Mermaid shows the label in the bracket, but not the name.
 */
function labelledNames(line: string): string[] {
  const shape = /[[({>]|\s+\[/y;
  return [...line.matchAll(/[^\s[\](){}>&;]+/g)]
    .filter(({ index, 0: name }) => {
      shape.lastIndex = index + name.length;
      return shape.test(line);
    })
    .map(([name]) => name.replace(/@$/, ''));
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** Decodes the entities of Mermaid, such as `#quot;` and `#35;`. */
function decode(label: string): string {
  return label.replace(/#(?:(\d{1,7})|([a-z]+));/gi, (entity, digits?: string, name?: string) => {
    if (name !== undefined) return ENTITIES.get(name) ?? entity;
    const code = Number(digits);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
