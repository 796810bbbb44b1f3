import { describe, expect, it } from 'vitest';
import { factsIn } from '../../support/facts.ts';

describe('definitions, in their containers', () => {
  it.each([
    [
      'TypeScript',
      'a.ts',
      'export async function login(name: string, retries = 3) {\n  const local = 1;\n  f();\n}\nfunction inner() {}\nexport abstract class Auth extends Base {\n  static readonly LIMIT = 30;\n  private key = 1;\n  #secret = 2;\n  _hidden = 3;\n  constructor(private readonly path: string) {\n    super();\n  }\n  async verify(token?: string): Promise<void> {\n    return this.check(token);\n  }\n  get size(): number {\n    return 1;\n  }\n}\n',
      [
        'login(name, retries=3) async',
        'inner() local',
        'Auth abstract',
        'Auth > LIMIT = 30 static',
        'Auth > key = 1 private',
        'Auth > secret = 2 private',
        'Auth > _hidden = 3 private',
        'Auth > constructor(path)',
        'Auth > verify(token?) async',
        'Auth > size()',
      ],
    ],
    [
      'Python',
      'a.py',
      'LIMIT = 30\n_hidden = 1\n\nclass Auth(Base):\n    limit: int = 10\n    name: str | None = None\n\n    def __init__(self, key, *, retries: int = 3) -> None:\n        self.key = key\n\n    async def run(\n        self,\n        path: str,\n        mode="fast",\n    ):\n        local = 1\n\ndef login(request): ...\n',
      [
        'LIMIT = 30',
        '_hidden = 1 private',
        'Auth',
        'Auth > limit = 10',
        'Auth > name = None optional',
        'Auth > __init__(key, retries=3) private',
        'Auth > run(path, mode="fast") async',
        'Auth.run > path private',
        'Auth.run > mode = "fast" private',
        'login(request)',
      ],
    ],
    [
      'Rust',
      'a.rs',
      "pub struct Config {\n    pub timeout: u32,\n    secret: String,\n}\nimpl Config {\n    pub fn new(a: &str, mut b: u8) -> Self {\n        let x = 1;\n    }\n    fn hidden<'a>(&self) {}\n}\nimpl Default for Config {\n    fn default() -> Self { todo!() }\n}\npub enum Kind {\n    Active,\n    Old(u8),\n    Named { a: u8 },\n}\nenum Inner {\n    One,\n}\npub trait Shape {\n    fn area(&self) -> f64;\n}\npub const LIMIT: usize = 10;\nstatic mut COUNT: u8 = 1;\n",
      [
        'Config',
        'Config > timeout',
        'Config > secret local',
        'Config > new(a, b)',
        'Config > hidden() local',
        'Config > default()',
        'Kind',
        'Kind > Active',
        'Kind > Old',
        'Kind > Named',
        'Inner local',
        'Inner > One local',
        'Shape',
        'Shape > area()',
        'LIMIT = 10',
        'COUNT = 1 local',
      ],
    ],
    [
      'Go',
      'a.go',
      'package main\n\ntype Config struct {\n\tTimeout int `yaml:"timeout"`\n\tsecret  string\n}\n\ntype Store interface {\n\tGet(key string) (string, error)\n}\n\nconst (\n\tModeFast = "fast"\n)\n\nfunc (s *Server) Start(ctx context.Context, port int) error {\n\tx := 1\n\treturn nil\n}\n\nfunc helper(a, b int) {}\n',
      [
        'Config',
        'Config > Timeout',
        'Config > secret local',
        'Store',
        'Store > Get(key)',
        'ModeFast = "fast"',
        'Start(ctx, port)',
        'Start > x = 1 private',
        'helper(a, b) local',
      ],
    ],
    [
      'Java',
      'A.java',
      'public class Auth extends Base {\n    public static final int LIMIT = 30;\n    private String secret;\n    Map<String, Integer> sizes;\n    public Auth(String key) { this.key = key; }\n    @Override\n    public String login(String name, @Nullable int... more) throws IOException {\n        String local = name;\n        return local;\n    }\n    @GetMapping("/users/{id}") User find(@PathVariable String id) { return null; }\n}\npublic enum Shape {\n    CIRCLE(1),\n    SQUARE;\n}\nenum Color { RED, GREEN }\ninterface Store {\n    String get(String key);\n}\npublic record Point(int x, int y) {}\n',
      [
        'Auth',
        'Auth > LIMIT = 30 static',
        'Auth > secret private',
        'Auth > sizes',
        'Auth > Auth(key)',
        'Auth > login(name, more)',
        'Auth > find(id)',
        'Shape',
        'Shape > CIRCLE',
        'Shape > SQUARE',
        'Color',
        'Color > RED',
        'Color > GREEN',
        'Store',
        'Store > get(key)',
        'Point(x, y)',
      ],
    ],
    [
      'C#, with braces on lines of their own',
      'A.cs',
      'public class Auth : IAuth\n{\n    public const int Limit = 30;\n    public string Name { get; set; } = "x";\n    private readonly int secret;\n    public Auth(string key)\n    {\n        var local = 1;\n    }\n    public async Task<bool> LoginAsync(string name, int retries = 3)\n    {\n        return Check(name);\n    }\n    internal void Hidden() { }\n}\npublic enum Color\n{\n    Red,\n    Green = 2,\n}\n',
      [
        'Auth',
        'Auth > Limit = 30',
        'Auth > Name = "x"',
        'Auth > secret private',
        'Auth > Auth(key)',
        'Auth > LoginAsync(name, retries=3) async',
        'Auth > Hidden() private',
        'Color',
        'Color > Red',
        'Color > Green = 2',
      ],
    ],
    [
      'PHP',
      'a.php',
      "<?php\nclass Auth extends Base {\n    const LIMIT = 30;\n    public int $timeout = 30;\n    private $secret = 'x';\n    public function __construct(string $key, int $retries = 3) {}\n    public function login($name) {\n        $local = 1;\n    }\n}\nreturn [\n    'timeout' => 30,\n    'nested' => [\n        'deep' => true,\n    ],\n];\n",
      [
        'Auth',
        'Auth > LIMIT = 30',
        'Auth > $timeout = 30',
        'Auth > $secret = "x" private',
        'Auth > __construct($key, $retries=3) private',
        'Auth > login($name)',
        'timeout = 30',
        'nested',
        'nested > deep = true',
      ],
    ],
    [
      'Ruby',
      'a.rb',
      'module Auth\n  class Session < Base\n    LIMIT = 30\n    MODES = %w[fast slow]\n    attr_reader :timeout, :name\n    def initialize(key, retries: 3)\n      @key = key\n    end\n    def self.create(name)\n    end\n    def valid?\n      true\n    end\n    private\n    def hidden; end\n    public\n    def shown; end\n  end\nend\n',
      [
        'Auth',
        'Auth > Session',
        'Auth.Session > LIMIT = 30',
        'Auth.Session > MODES',
        'Session.MODES > fast',
        'Session.MODES > slow',
        'Auth.Session > timeout',
        'Auth.Session > name',
        'Auth.Session > initialize(key, retries=3)',
        'Auth.Session > create(name)',
        'Auth.Session > valid',
        'Auth.Session > hidden private',
        'Auth.Session > shown',
      ],
    ],
    [
      'Kotlin',
      'a.kt',
      'data class User(val name: String)\nenum class Mode { FAST, SLOW }\nconst val LIMIT = 30\nfun login(name: String, retries: Int = 3): Boolean {\n    val local = 1\n}\n',
      ['User', 'Mode', 'Mode > FAST', 'Mode > SLOW', 'LIMIT = 30', 'login(name, retries=3)'],
    ],
    [
      'shell scripts',
      'a.sh',
      'PORT=3000\nexport MODE="fast"\nrun() {\n  echo x\n}\n',
      ['PORT = 3000', 'MODE = "fast"', 'run()'],
    ],
  ])('are read from %s', (_, path, text, expected) => {
    expect(factsIn(path, text)).toEqual(expected);
  });
});

describe('members of types and lists', () => {
  it.each([
    [
      'an interface',
      'export interface Options {\n  timeout?: number;\n  nested: {\n    deep: boolean;\n  };\n  onDone(error: Error): void;\n}\n',
      [
        'Options',
        'Options > timeout optional',
        'Options > nested',
        'Options.nested > deep',
        'Options > onDone(error)',
      ],
    ],
    [
      'a type on one line',
      'export type Options = { timeout?: number; retries: number };\n',
      ['Options', 'Options > timeout optional', 'Options > retries'],
    ],
    [
      'a union on one line',
      "export type Mode = 'fast' | 'slow';\n",
      ['Mode', 'Mode > fast', 'Mode > slow'],
    ],
    [
      'a union on many lines',
      "export type Mode =\n  | 'fast'\n  | 'slow';\n",
      ['Mode', 'Mode > fast', 'Mode > slow'],
    ],
    [
      'an enum on one line',
      'export enum Color { Red, Green = 2 }\n',
      ['Color', 'Color > Red', 'Color > Green = 2'],
    ],
    [
      'a constant enum',
      'export const enum Color {\n  Red,\n  Green = 2,\n}\n',
      ['Color', 'Color > Red', 'Color > Green = 2'],
    ],
    ['an array on one line', 'export const all = [\'a\', "b"];\n', ['all', 'all > a', 'all > b']],
    [
      'an array on many lines',
      "export const all = [\n  'node_modules',\n  dist,\n];\n",
      ['all', 'all > node_modules', 'all > dist'],
    ],
    [
      'an object',
      "export const all = {\n  timeout: 30,\n  'max-items': 5,\n  default: true,\n  run: async (a, b = 2) => {\n    return a;\n  },\n};\n",
      [
        'all',
        'all > timeout = 30',
        'all > max-items = 5',
        'all > default = true',
        'all > run(a, b=2) async',
      ],
    ],
    [
      'arguments of a call',
      'export const schema = z.object({\n  id: z.string(),\n  age: z.number().optional(),\n});\n',
      ['schema', 'schema > id', 'schema > age optional'],
    ],
    ['a subscript', "export const home = paths['home'];\n", ['home']],
  ])('are read from %s', (_, text, expected) => {
    expect(factsIn('a.ts', text)).toEqual(expected);
  });
});

it.each([
  ['export const f = x => g(y, z);', ['f(x)']],
  ['export const f: (a: string) => void = (b, c) => g();', ['f(b, c)']],
  ['export const f = async (a = g(1)) => {};', ['f(a=g(1)) async']],
  ['export const f = function (a) {};', ['f(a)']],
  ['export const o = {\n  f: x => g(y, z),\n};', ['o', 'o > f(x)']],
])('reads the parameters of a function as a value: %s', (text, expected) => {
  expect(factsIn('a.ts', text)).toEqual(expected);
});

describe('keys and values of data', () => {
  it.each([
    [
      'YAML',
      'a.yml',
      'name: CI # comment\non:\n  push:\n    branches: [main, dev]\nlevel: debug\nlist:\n  - alpha\nsteps:\n  - uses: a/b@v4\n  - name: Run\n    with:\n      port: 3000\n',
      [
        'name = CI',
        'on',
        'on > push',
        'on.push > branches',
        'push.branches > main',
        'push.branches > dev',
        'level = debug',
        'list',
        'list > alpha',
        'steps',
        'steps > uses = a/b@v4',
        'steps > name = Run',
        'steps > with',
        'steps.with > port = 3000',
      ],
    ],
    [
      'TOML',
      'a.toml',
      '[tool.black]\nline-length = 88\n[dependencies]\nserde = { version = "1", features = ["derive"] }\n[[bin]]\nname = "x"\n',
      [
        'tool.black',
        'tool.black > line-length = 88',
        'dependencies',
        'dependencies > serde',
        'dependencies.serde > version = "1"',
        'dependencies.serde > features',
        'bin',
        'bin > name = "x"',
      ],
    ],
    [
      'JSON',
      'a.json',
      '{\n  "scripts": {\n    "build": "tsc -p ."\n  },\n  "files": ["dist", "src"],\n  "n": 30\n}\n',
      ['scripts', 'scripts > build = "tsc -p ."', 'files', 'files > dist', 'files > src', 'n = 30'],
    ],
    [
      'CSS',
      'a.css',
      ':root {\n  --gap: 1rem;\n  --_inner: 2px;\n  --font: a, b;\n}\n.button:hover {\n  color: red;\n}\n',
      [
        ':root local',
        ':root > --gap = 1rem',
        ':root > --_inner = 2px local',
        ':root > --font',
        '.button:hover local',
        '.button:hover > color = red local',
      ],
    ],
    ['environments', '.env', 'PORT=3000\nMODE=fast\n', ['PORT = 3000', 'MODE = fast']],
  ])('are read from %s', (_, path, text, expected) => {
    expect(factsIn(path, text)).toEqual(expected);
  });
});

describe('components', () => {
  it.each([
    [
      'Vue',
      'a.vue',
      '<template>\n  <p>Don\'t</p>\n</template>\n<script setup lang="ts">\nexport const limit = 30;\nconst props = defineProps<{ title: string; size?: number }>();\n</script>\n',
      ['limit = 30', 'props local', 'props > title local', 'props > size optional local'],
    ],
    [
      'Svelte',
      'a.svelte',
      "<script>\n  export let name = 'x';\n  let inner = 1;\n</script>\n<p>{name}</p>\n",
      ['name = "x"', 'inner = 1 local'],
    ],
    [
      'Astro',
      'a.astro',
      '---\ninterface Props {\n  title: string;\n}\nconst { title, size = 3 } = Astro.props;\n---\n<h1>{title}</h1>\n',
      ['Props', 'Props > title', 'size = 3 local'],
    ],
  ])('of %s have facts', (_, path, text, expected) => {
    expect(factsIn(path, text)).toEqual(expected);
  });
});

describe('a deprecation', () => {
  it.each([
    [
      'a.ts',
      '/**\n * @deprecated Use other.\n */\n@Decorated()\nexport class A {}\n',
      'A deprecated',
    ],
    ['a.rs', '#[deprecated(since = "1")]\n#[must_use]\npub fn a() {}\n', 'a() deprecated'],
    ['A.java', '@Deprecated\npublic class A {}\n', 'A deprecated'],
    ['A.cs', '[Obsolete("Use other")]\npublic class A {}\n', 'A deprecated'],
    ['a.py', '@typing_extensions.deprecated("Use other")\ndef a(): ...\n', 'a() deprecated'],
    ['a.go', '// Deprecated: use other.\nfunc A() {}\n', 'A() deprecated'],
  ])('in %s is a mark of the next definition', (path, text, expected) => {
    expect(factsIn(path, `${text}\n`)).toEqual([expected]);
    const [, second] = factsIn(path, `${text}\n${text.split('\n').at(-2)}\n`);
    expect(second).toBe(expected.replace(' deprecated', ''));
  });
});

describe('errors and warnings', () => {
  it.each([
    ['a.ts', 'export function a() {\n  throw new TypeError("x");\n}\n', 'a() errors:1'],
    ['a.ts', 'export function a() { console.warn("x"); }\n', 'a() errors:1'],
    [
      'a.py',
      'def a():\n    if x:\n        raise ValueError("x")\n    warnings.warn("y")\n',
      'a() errors:2',
    ],
    ['a.rs', 'pub fn a() {\n    bail!("x");\n}\n', 'a() errors:1'],
    ['a.go', 'func A() {\n\treturn fmt.Errorf("x")\n}\n', 'A() errors:1'],
    ['a.ts', 'export function a() {\n  // throw new Error("x")\n  return "throw x";\n}\n', 'a()'],
    ['a.ts', 'export function a() {\n  rethrow(x);\n  assertion = 1;\n}\n', 'a()'],
  ])('in %s count for their function: %j', (path, text, expected) => {
    expect(factsIn(path, text)).toContain(expected);
  });
});

describe('what is left out', () => {
  it.each([
    [
      'imports',
      'a.ts',
      "import { a,\n  b } from './c';\nexport * from './e';\nconst f = require('g');\n",
    ],
    ['imports of Python', 'a.py', 'from a import (\n    b,\n    c,\n)\nimport d\n'],
    ['imports of Rust', 'a.rs', 'use a::{\n    B,\n    C,\n};\n'],
    ['imports of Go', 'a.go', 'import (\n\t"fmt"\n)\n'],
    ['tests in files of Rust', 'a.rs', '#[cfg(test)]\nmod tests {\n    fn works() {}\n}\n'],
    ['comments', 'a.ts', '/*\nexport const a = 1;\n*/\n// export const b = 1;\n'],
    ['strings of many lines', 'a.ts', 'f(`\nexport const a = 1;\n`);\n'],
    ['statements', 'a.ts', 'if (a) {\n  b();\n} else {\n  switch (c) {\n    case d:\n  }\n}\n'],
  ])('is %s', (_, path, text) => {
    expect(factsIn(path, text)).toEqual([]);
  });
});

it('reads names that objects have by themselves', () => {
  const text =
    'export const constructor = {\n  toString: 1,\n  __proto__: 2,\n  hasOwnProperty: 3,\n};\n';
  expect(factsIn('a.ts', text)).toEqual([
    'constructor',
    'constructor > toString = 1',
    'constructor > __proto__ = 2 private',
    'constructor > hasOwnProperty = 3',
  ]);
});

it.each([
  ['a byte order mark', '\ufeffexport class A {\n  b = 1;\n}\n'],
  ['Windows line breaks', 'export class A {\r\n  b = 1;\r\n}\r\n'],
  ['tabs', 'export class A {\n\tb = 1;\n}\n'],
  ['a missing line break at the end', 'export class A {\n  b = 1;\n}'],
])('reads a text with %s', (_, text) => {
  expect(factsIn('a.ts', text)).toEqual(['A', 'A > b = 1']);
});
