const NAME = String.raw`[A-Za-z_$][\w$]*`;

/** Words before a keyword or a name. */
const MODIFIERS = String.raw`(?:(?:export|default|pub(?:\([^)]*\))?|public|private|protected|internal|static|abstract|final|sealed|declare|async|override|readonly|virtual|inline|unsafe|partial|extern|suspend|open|get|set|accessor)\s+)*`;

const KEYWORDS = String.raw`function\*?|class|interface|type|enum|namespace|module|struct|trait|fn|def|func|mod|const|let|var|val|static(?=\s+(?:mut\s+)?[A-Z_]+\s*:)|record|object|protocol|union`;

/** `export async function login`, `pub struct Config`, `func (s *Server) Start`. */
export const DEFINITION = new RegExp(
  String.raw`^(${MODIFIERS})(${KEYWORDS})\s+(?:mut\s+)?(?:\([^)]*\)\s*)?(${NAME})`,
);

/** `impl Config` and `impl Default for Config`; the trait and the type. */
export const IMPLEMENTATION = new RegExp(
  String.raw`^(?:unsafe\s+)?impl\b(?:<[^>]*>)?\s+(?:([\w:<>, ]+)\s+for\s+)?(?:\w+::)*(${NAME})`,
);

/** `login(name, password)`, as the beginning of a method. */
export const METHOD = new RegExp(
  String.raw`^(${MODIFIERS})(?:\*\s*)?(#?${NAME})(\??)(?:<[^()]*>)?\((.*)$`,
);

/** `timeout: 30`, `"timeout": 30`, `timeout?: number`, `TIMEOUT = 30`, `--gap: 1rem`. */
export const KEY = new RegExp(
  String.raw`^(${MODIFIERS})(?:(["'])([^"'\n]{1,80})\2|\[([\w.]+)\]|(#?--?[\w-]+|#?${NAME}(?:[.-][\w$]+)*))(\?|!)?\s*(?::(?!:)|:?=(?![=>~]))\s*(.*)$`,
);

/** `'node_modules',`, `Active,`, `| 'left'`. */
export const ITEM = new RegExp(
  String.raw`^(?:[|-]\s*)?(?:(["'])([^"'\n]{1,80})\1|(${NAME}))\s*(?:\(.*\)|\{.*\})?\s*[,;]?$`,
);

/** `[tool.black]`, in TOML. */
export const TABLE = /^\[\[?([\w.:"-]+)\]?\]$/;

/** Words before parentheses, or alone on a line, that define nothing. */
export const STATEMENTS: ReadonlySet<string> = new Set(
  'and assert await break case catch continue do elif else except finally for foreach if import in lock loop match new not of or pass print raise require return sizeof super switch throw try typeof unless using when while with yield'.split(
    ' ',
  ),
);

/** The beginning of a function as a value. */
export const FUNCTION_VALUE =
  /^(?:async\s*)?(?:function\b|(?:<[^>]*>)?\([^)]*\)?[^;]*=>|\w+\s*=>|\([^)]*$)/;

/** A line that throws an error, asserts something or writes a warning. */
export const ERROR =
  /(?:^|[\s(=>{;&|])(?:(?:throw|raise)\s|assert\s|[\w.]*(?:\b(?:panic|bail|anyhow|ensure|warn|error)!|(?:\b|\.)(?:assert\w*|reject|warn\w*|deprecat\w*|emitWarning|Err|Errorf|report|error)(?:\.\w+)?)\s*\(|new\s+\w*Error\b)/;

/** A literal at the beginning of a text, and what may follow it. */
export const LITERAL =
  /^(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`$]*`|-?\d[\w.]*|true|false|True|False|null|None|undefined|nil|\[\]|\{\})(?=\s*(?:[,;)}]|$|as\b))/;

/** The beginning of an import. */
export const IMPORT =
  /^(?:import\b|from\s+[\w.]+\s+import\b|(?:pub\s+)?use\s+[\w:]+|(?:export\s+)?(?:\{|\*)[^=]*\bfrom\s*["']|#include\b|using\s+[\w.]+;|require\b|@import\b|@use\b|package\s+[\w.]+;?$|(?:const|let|var)\s+[^=]+=\s*(?:await\s+import|require)\s*\()/;
