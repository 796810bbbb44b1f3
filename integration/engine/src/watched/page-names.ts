import type { CodeText } from '../documents/code-texts.ts';
import { foreignNames, importsIn } from './block-imports.ts';

/**
 * The kinds of names: an identifier of code, an option of a program such as `--max-warnings`, an
 * environment variable, the path of a route, a key or a rule with hyphens, a script of
 * `package.json`, and a target of a makefile.
 */
export const NAME_KINDS = [
  'identifier',
  'flag',
  'variable',
  'route',
  'option',
  'script',
  'target',
] as const;

/** One of {@link NAME_KINDS}. */
export type NameKind = (typeof NAME_KINDS)[number];

/** A name in the code of a page. */
export interface PageName {
  readonly name: string;
  readonly kind: NameKind;
  readonly line: number;
  readonly column: number;
}

/** Longer inline code is no name, and longer lines of a block are data. */
const MOST_CHARACTERS = 300;

/** A page with more names than this is data. */
const MOST_NAMES = 5000;

const SHELLS = new Set(
  'bash bat cmd console fish nu powershell ps1 sh shell shell-session shellscript shellsession terminal zsh'.split(
    ' ',
  ),
);

/** Languages of blocks that tell of changes or show an output or a drawing. */
const UNREAD = new Set(
  'ansi d2 diff dot log mermaid output patch plantuml svg text txt'.split(' '),
);

/** Matches names that stand for those of the reader. */
const EXAMPLE =
  /^(?:--)?(?:[Bb]ar|[Bb]az|[Ee]xample|[Ff]oo|[Mm]y|[Oo]ur|[Ss]ome|[Tt]est|[Yy]our|BAR|BAZ|EXAMPLE|FOO|MY|OUR|SOME|TEST|YOUR)(?![a-z])/;

/** Objects of languages and platforms, whose members are not the repository's own. */
const PLATFORM =
  /^(?:Array|BigInt|Buffer|Date|Deno|Intl|JSON|Map|Math|Number|Object|Promise|Proxy|Reflect|RegExp|Set|String|Symbol|URL|WeakMap|assert|cluster|console|crypto|document|dns|event|events|fs|fsPromises|globalThis|history|http|https?|http2|itertools|json|localStorage|location|logging|math|module|navigator|net|np|os|path|pd|performance|process|re|readline|sessionStorage|std|stream|string|subprocess|sys|tls|url|util|vm|window|worker_threads|zlib)$/;

const FILE =
  /^[\w@.$-]+\.(?:adoc|astro|avif|bat|c|cc|cfg|cjs|cpp|cs|css|cts|db|env|gif|go|h|html?|ini|ipynb|java|jpe?g|jsx?|json[5c]?|kt|less|lock|log|map|mdx?|mjs|mts|php|png|ps1|py|rb|rs|rst|s[ac]ss|sh|sql|svelte|svg|toml|tsx?|txt|vue|wasm|webp|xml|ya?ml|zip)$/i;

const KEBAB = /^[a-z][a-z\d]*(?:-[a-z\d]+)+$/;

const ROUTE =
  /^(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?(\/[\w{}<>:*@-]+(?:\/[\w{}<>:*@.-]+)*)\/?$/;

/** Folders of a machine, which look like routes. */
const MACHINE =
  /^\/(?:absolute|app|bin|dev|etc|home|lib|mnt|opt|path|private|proc|project|root|run|sbin|src|srv|sys|tmp|users|usr|var|volumes|workspace|work)(?:\/|$)/i;

const FLAG = /(?<![\w-])--[A-Za-z][\w-]*[\w]/g;
const IDENTIFIER = /(?<![\w$-])[A-Za-z_$][\w$]*(?![\w$-])/g;
const VARIABLE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;

/** Matches environment variables of platforms and well-known tools. */
const PLATFORM_VARIABLE =
  /^(?:AWS|AZURE|CI|CIRCLE|DOCKER|GCP|GITHUB|GITLAB|GOOGLE|HTTPS?|LC|NO|NODE|NPM|SSH|SSL|TRAVIS|XDG)_/;

/** Matches a call of a function, such as `app.close()`. */
const CALL = /^(?:[\w$]+(?:\.|::))*([A-Za-z_$][\w$]*)\([^()]*\)$/;

const RUN =
  /(?:^|[\s;&|(])(?:(npm|pnpm|yarn|bun)\s+(?:run|run-script)\s+|(pnpm|yarn)\s+)(?!-)([A-Za-z][\w:.-]*)/g;
const MAKE = /(?:^|[\s;&|(])make\s+([a-z][\w.-]*)(?![\w./=-])/g;

/** Commands of package managers, which are no scripts. */
const OWN_COMMANDS = new Set(
  'add audit bin cache ci config create deploy dedupe dlx env exec fetch global help import info init install latest link list login logout ls node outdated pack patch plugin prune publish rebuild remove root run server set setup store test tsc unlink up update upgrade version versions why workspace workspaces x'.split(
    ' ',
  ),
);

/**
 * Finds the names in the code of a page that are surely names of code. Those that the page itself
 * declares or imports from other projects are left out, and so are examples such as `myPlugin`. In
 * a block, identifiers count only if the page imports them from the repository. Other identifiers
 * there are often values, outputs or names of an example.
 *
 * @param isOwn whether a package or a program belongs to the repository
 */
export function findPageNames(
  codes: readonly CodeText[],
  isOwn: (name: string) => boolean,
): PageName[] {
  const foreign = new Set(codes.flatMap(({ text }) => foreignNames(text, isOwn)));
  const imported = new Set(
    codes.flatMap(({ text }) =>
      importsIn(text, isOwn).flatMap((each) => (each.isOwn ? each.names : [])),
    ),
  );
  const found = codes.flatMap((code) =>
    code.language === null
      ? inlineNames(code, isOwn)
      : blockNames(code, code.language, isOwn, imported),
  );
  return found.length > MOST_NAMES
    ? []
    : found.filter(({ name }) => !foreign.has(name) && !EXAMPLE.test(name));
}

function inlineNames(
  { text, line, column }: CodeText,
  isOwn: (name: string) => boolean,
): PageName[] {
  const code = text.trim();
  if (code.length > MOST_CHARACTERS || /:\/\/|[\n\\]/.test(code)) return [];
  const at = (kind: NameKind, name: string): PageName => ({ name, kind, line, column });
  const route = ROUTE.exec(code)?.[1];
  if (route !== undefined) return isRoute(route, code) ? [at('route', route)] : [];
  if (KEBAB.test(code)) return code.length < 6 ? [] : [at('option', code)];
  if (FILE.test(code) || /^[^\s(]*\/[^\s(]*$/.test(code)) return [];
  const commands = commandNames(code);
  if (commands.length > 0) return commands.map(({ kind, name }) => at(kind, name));
  const call = isOfPlatform(code) ? undefined : CALL.exec(code)?.[1];
  const called = call !== undefined && call.length > 3 ? [at('identifier', call)] : [];
  return unique([
    ...called,
    ...flagsOf(code, isOwn).map(({ kind, name }) => at(kind, name)),
    ...identifiersIn(code, () => true).map(({ name, kind }) => at(kind, name)),
  ]);
}

function blockNames(
  { text, line: first, meta }: CodeText,
  language: string,
  isOwn: (name: string) => boolean,
  imported: ReadonlySet<string>,
): PageName[] {
  // A version says that the block shows how it was, or is, in this version.
  if (UNREAD.has(language) || /\d\.\d/.test(meta)) return [];
  const isShell = SHELLS.has(language);
  return text.split('\n').flatMap((content, index): PageName[] => {
    if (content.length > MOST_CHARACTERS) return [];
    const at = ({ kind, name }: Named): PageName => ({
      kind,
      name,
      line: first + index,
      column: Math.max(1, content.indexOf(name) + 1),
    });
    const command = content.replace(/^\s*(?:[$>#%]\s+)?/, '').replace(/\s#.*$/, '');
    const commands = isShell || language === '' ? commandNames(command) : [];
    if (!isShell) {
      const identifiers = identifiersIn(content, () => true);
      return unique([...commands, ...identifiers.filter(({ name }) => imported.has(name))].map(at));
    }
    return unique([...commands, ...settingsOf(command, isOwn)].map(at));
  });
}

interface Named {
  readonly kind: NameKind;
  readonly name: string;
}

function unique(names: readonly PageName[]): PageName[] {
  return [...new Map(names.map((each) => [`${each.kind} ${each.name}`, each])).values()];
}

function isRoute(route: string, code: string): boolean {
  const parts = route.split('/').filter((part) => /[A-Za-z]{2}/.test(part));
  const isSure = code !== route || parts.length > 1;
  return isSure && parts.length > 0 && !MACHINE.test(route) && !FILE.test(parts.at(-1) ?? '');
}

/**
 * Finds identifiers that can hardly be ordinary words, and environment variables.
 *
 * @param isMeant whether an identifier counts
 */
function identifiersIn(code: string, isMeant: (name: string) => boolean): Named[] {
  return [...code.matchAll(IDENTIFIER)].flatMap(({ 0: name, index }): Named[] => {
    const isCompound = /[a-z\d][A-Z]/.test(name) || /[A-Za-z\d]_[A-Za-z\d]/.test(name);
    if (name.length < 4 || !isCompound) return [];
    const before = code.slice(0, index);
    if (isOfPlatform(before)) return [];
    if (VARIABLE.test(name)) {
      return PLATFORM_VARIABLE.test(name) ? [] : [{ kind: 'variable', name }];
    }
    return isMeant(name) ? [{ kind: 'identifier', name }] : [];
  });
}

/** Whether a text ends with, or is, a member of an object of the platform. */
function isOfPlatform(code: string): boolean {
  const [, root = ''] =
    /(?:^|[^\w$.])([A-Za-z_$][\w$]*)(?:\.[\w$]+)*\.[\w$]*(?:\([^()]*\))?$/.exec(code) ?? [];
  return PLATFORM.test(root);
}

/** Finds the scripts and targets that a command runs. */
function commandNames(command: string): Named[] {
  const targets = [...command.matchAll(MAKE)].map(([, name = '']): Named => ({
    kind: 'target',
    name: name.replace(/\.$/, ''),
  }));
  return [...scriptsIn(command), ...targets];
}

function scriptsIn(command: string): Named[] {
  return [...command.matchAll(RUN)].flatMap(([, , , name = '']): Named[] =>
    OWN_COMMANDS.has(name) ? [] : [{ kind: 'script', name: name.replace(/[.:]+$/, '') }],
  );
}

/** Words before the name of a program. */
const BEFORE =
  /^(?:[A-Z_][A-Z\d_]*=\S*|sudo|npx|bunx|pnpx|uvx|exec|dlx|run|pnpm|yarn|npm|bun|pipx|uv|poetry|cargo|go|python3?|-m|--)$/;

/** Finds the options and environment variables that a line of a shell gives to own programs. */
function settingsOf(line: string, isOwn: (name: string) => boolean): Named[] {
  if (/^(?:export|set|setx|\$env:)/i.test(line)) return variablesIn(line);
  return line.split(/\|\|?|&&|;/).flatMap((command): Named[] => {
    const runsScript = command.trim() !== '' && scriptsIn(command).length > 0;
    if (!runsScript && !isOwn(programOf(command))) return [];
    return [...(runsScript ? [] : flagsOf(command, isOwn)), ...variablesIn(command)];
  });
}

function variablesIn(command: string): Named[] {
  return identifiersIn(command, () => false);
}

/** Finds the options of the repository's own programs, and options that stand alone. */
function flagsOf(command: string, isOwn: (name: string) => boolean): Named[] {
  const flags = (command.match(FLAG) ?? []).filter((flag) => flag.length > 5);
  return flags.length > 0 && (command.startsWith('-') || isOwn(programOf(command)))
    ? flags.map((name) => ({ kind: 'flag', name }))
    : [];
}

/** Returns the name of the program that a command runs. */
function programOf(command: string): string {
  const words = command.trim().split(/\s+/);
  const program = words.find((word) => !BEFORE.test(word)) ?? '';
  return program.replace(/^.*[/\\]/, '').replace(/@[\w.^~-]+$|\.\w+$/, '');
}
