import { expect, it } from 'vitest';
import { factsIn } from '../../support/facts.ts';

/** Flags and environment variables, without other facts. */
function settingsIn(path: string, text: string): string[] {
  return factsIn(path, text).filter((fact) => /^(?:flags|environment) > /.test(fact));
}

it.each([
  ['a.ts', "program.option('-m, --max-items <number>', 'the limit', 5);", 'flags > --max-items'],
  ['a.py', 'parser.add_argument("--max-items", default=5)', 'flags > --max-items = 5'],
  ['a.rs', 'Arg::new("x").long("--max-items=<N>");', 'flags > --max-items'],
  ['a.ts', 'const port = process.env.APP_PORT ?? 1;', 'environment > APP_PORT'],
  ['a.ts', "const port = process.env['APP_PORT'];", 'environment > APP_PORT'],
  ['a.ts', 'const port = import.meta.env.APP_PORT;', 'environment > APP_PORT'],
  ['a.ts', "const port = Deno.env.get('APP_PORT');", 'environment > APP_PORT'],
  ['a.py', 'port = os.environ["APP_PORT"]', 'environment > APP_PORT'],
  ['a.py', 'port = os.environ.get("APP_PORT", 1)', 'environment > APP_PORT'],
  ['a.py', 'port = os.getenv("APP_PORT")', 'environment > APP_PORT'],
  ['a.rs', 'let port = std::env::var("APP_PORT");', 'environment > APP_PORT'],
  ['a.go', 'port := os.Getenv("APP_PORT")', 'environment > APP_PORT'],
  ['A.java', 'System.getenv("APP_PORT");', 'environment > APP_PORT'],
  ['A.cs', 'Environment.GetEnvironmentVariable("APP_PORT");', 'environment > APP_PORT'],
  ['a.rb', "port = ENV.fetch('APP_PORT')", 'environment > APP_PORT'],
  ['a.php', "$port = getenv('APP_PORT');", 'environment > APP_PORT'],
])('reads a setting of the user in %s: %s', (path, text, expected) => {
  expect(settingsIn(path, text)).toEqual([expected]);
});

it.each([
  ['a.ts', "f('--');"],
  ['a.ts', "f('---- a line ----');"],
  ['a.ts', "f('see --help for more');"],
  ['a.ts', '// process.env.APP_PORT'],
  ['a.ts', 'f(process.env.path, env.get(NAME));'],
  ['a.rs', '#[cfg(test)]\nmod tests {\n    std::env::var("APP_PORT");\n}'],
])('reads none in %s: %s', (path, text) => {
  expect(settingsIn(path, text)).toEqual([]);
});
