const NAME = String.raw`[A-Za-z_$][\w$]*`;

/** Modifiers that can stand before a keyword or a name. */
const MODIFIER = String.raw`(?:export|default|pub(?:\([^)]*\))?|public|private|protected|internal|static|abstract|final|sealed|declare|async|const(?=\s+(?:enum|val)\b)|data(?=\s+class\b)|enum(?=\s+class\b)|case(?=\s+class\b)|lateinit|companion|override|readonly|virtual|inline|unsafe|partial|extern|suspend|open|get|set|accessor)`;

const MODIFIERS = String.raw`(?:${MODIFIER}\s+)*`;

const KEYWORDS = String.raw`function\*?|class|interface|type|enum|namespace|module|struct|trait|fn|fun|def|func|mod|const|let|var|val|static(?=\s+(?:mut\s+)?[A-Z_]+\s*:)|record|object|protocol|union`;

/** Matches `export async function login`, `pub struct Config` and `func (s *Server) Start`. */
export const DEFINITION = new RegExp(
  String.raw`^(${MODIFIERS})(${KEYWORDS})\s+(?:mut\s+|self\.)?(?:\([^)]*\)\s*)?(${NAME})`,
);

/** Matches `impl Config` and `impl Default for Config`. The groups are the trait and the type. */
export const IMPLEMENTATION = new RegExp(
  String.raw`^(?:unsafe\s+)?impl\b(?:<[^>]*>)?\s+(?:([\w:<>, ]+)\s+for\s+)?(?:\w+::)*(${NAME})`,
);

/** Matches the beginning of a method, such as `login(name, password)`. */
export const METHOD = new RegExp(
  String.raw`^(${MODIFIERS})(?:\*\s*)?(#?${NAME})(\??)(?:<[^()]*>)?\((.*)$`,
);

/**
 * Matches a key with a value: `timeout: 30`, `"timeout": 30`, `timeout?: number`, `TIMEOUT = 30`,
 * `--gap: 1rem`.
 */
export const KEY = new RegExp(
  String.raw`^(${MODIFIERS})(?:(["'])([^"'\n]{1,80})\2|\[([\w.]+)\]|(#?--?[\w-]+|#?${NAME}(?:[.-][\w$]+)*))(\?|!)?\s*(?::(?!:)|:?=(?![=>~])|(?<=["']\s?)=>)\s*(.*)$`,
);

/** Matches annotations that stand on the same line before a definition, such as `@Input()`. */
export const ANNOTATIONS = /^(?:@[\w.]+(?:\([^()]*\))?\s+)+(?=[\w#[])/;

/** Matches a line that marks the next definition as deprecated. */
export const DEPRECATION = /^\s*(?:#?\[[Dd]eprecated|\[Obsolete|@[\w.]*[Dd]eprecated\b)/;

/** Matches a type before a name, such as `public static final int`. */
export const TYPE_FIRST = new RegExp(
  String.raw`^(${MODIFIERS})(?:const\s+)?(?!(?:${MODIFIER}|${KEYWORDS}|const|function|case|else|goto|return|throw|new|await|yield|delete|echo|use|using|package|import|extends|implements)\b)\??[\w$.:|\\]+(?:<[^()=;]*>)?(?:\[\])*[?*&]*\s+[*&]?(?=${NAME}\s*(?:[(=;{,]|$))`,
);

/**
 * Matches `secret;` and `Name { get; set; } = "x";`. The type before the name was already removed.
 */
export const FIELD = new RegExp(
  String.raw`^(${MODIFIERS})(${NAME})\s*(?:;|\{\s*(?:get|set|init)\b[^}]*\}?\s*(?:=\s*(.*))?)`,
);

/** Matches `Timeout int`, where the name comes first. The second group is the type. */
export const NAME_FIRST = new RegExp(String.raw`^(${NAME})\s+([*[\]\w.]+(?:\{\})?.*)$`);

/** Matches the start of a rule in a style sheet, such as `.button:hover {`. */
export const RULE = /^([.#:&\w][^{};@]{0,200}?)\s*\{/;

/** Matches `attr_reader :name, :size`. */
export const ATTRIBUTES = /^attr_(?:accessor|reader|writer)\s+(:.*)$/;

/** Matches `private` or `public:` alone on a line. It applies to the members that follow. */
export const ACCESS = /^(private|protected|public)\s*:?$/;

/** Matches `const { size = 3 } = props`. */
export const DESTRUCTURING = /^(?:export\s+)?(?:const|let|var)\s+\{(.*)\}\s*=/;

/** Matches a member of a list, such as `'node_modules',`, `Active,` or `| 'left'`. */
export const ITEM = new RegExp(
  String.raw`^(?:[|-]\s*)?(?:(["'])([^"'\n]{1,80})\1|(${NAME}))\s*(?:\(.*\)|\{.*\})?\s*[,;]?$`,
);

/** Matches the header of a table in TOML, such as `[tool.black]`. */
export const TABLE = /^\[\[?([\w.:"-]+)\]?\]$/;

/** Words that define nothing if they stand before parentheses or alone on a line. */
export const STATEMENTS: ReadonlySet<string> = new Set(
  'and assert await break case catch continue do elif else except finally for foreach if import in lock loop match new not of or pass print raise require return sizeof super switch throw try typeof unless using when while with yield'.split(
    ' ',
  ),
);

/** Words that are no members of a list if they stand alone on a line. */
export const LONE_WORDS: ReadonlySet<string> = new Set([
  ...STATEMENTS,
  ...'begin default end ensure private protected public redo rescue retry then until'.split(' '),
]);

/** Matches the beginning of a function that is a value. */
export const FUNCTION_VALUE =
  /^(?:async\s*)?(?:function\b|(?:<[^>]*>)?\([^)]*(?:\)[^;]*)?=>|\w+\s*=>|\([^)]*$)/;

/** Matches a line that throws an error, asserts something or writes a warning. */
export const ERROR =
  /(?:^|[\s(=>{;&|])(?:(?:throw|raise)\s|assert\s|[\w.]*(?:\b(?:panic|bail|anyhow|ensure|warn|error)!|(?:\b|\.)(?:assert\w*|reject|warn\w*|deprecat\w*|emitWarning|Err|Errorf|report|error)(?:\.\w+)?)\s*\(|new\s+\w*Error\b)/;

/**
 * Matches a literal at the beginning of a text, if nothing follows that would make it part of an
 * expression.
 */
export const LITERAL =
  /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`$]*`|-?\d[\w.]*|true|false|True|False|null|None|undefined|nil|\[\]|\{\})(?=\s*(?:[,;)}]|$|as\b))/;

/** Matches the beginning of an import. */
export const IMPORT =
  /^(?:import\b|from\s+[\w.]+\s+import\b|(?:pub\s+)?use\s+[\w:]+|(?:export\s+)?(?:\{|\*)[^=]*\bfrom\s*["']|#include\b|using\s+[\w.]+;|require\b|@import\b|@use\b|package\s+[\w.]+;?$|(?:const|let|var)\s+[^=]+=\s*(?:await\s+import|require)\s*\()/;
