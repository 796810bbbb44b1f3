import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../integration/astro/src/masking/masked-text.ts';

/** Characters as in a token, irregular and always the same. */
function irregular(length: number, letters: string): string {
  let state = 7;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return letters[state % letters.length];
  }).join('');
}

const DIGITS = '0123456789';
const SMALL = 'abcdefghijklmnopqrstuvwxyz';
const LETTERS = SMALL + SMALL.toUpperCase() + DIGITS;
const HEX = `${DIGITS}abcdef`;

/** Parts of a token put together, so that none stands in this file. */
const joined = (...parts: string[]): string => parts.join('');

const TOKENS: Readonly<Record<string, string>> = {
  'AWS, access key': joined('AK', 'IA', irregular(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')),
  'GitHub, classic': joined('gh', 'p_', irregular(36, LETTERS)),
  'GitHub, fine-grained': joined('github_', 'pat_', irregular(82, LETTERS)),
  GitLab: joined('gl', 'pat-', irregular(20, LETTERS)),
  Slack: joined(
    'xo',
    'xb-',
    irregular(12, DIGITS),
    '-',
    irregular(13, DIGITS),
    '-',
    irregular(24, LETTERS),
  ),
  Stripe: joined('sk_', 'live_', irregular(32, LETTERS)),
  npm: joined('npm', '_', irregular(36, SMALL + DIGITS)),
  PyPI: joined('py', 'pi-', 'AgEIcHlwaS5vcmc', irregular(70, LETTERS)),
  Google: joined('AI', 'za', irregular(35, LETTERS)),
  SendGrid: joined('S', 'G.', irregular(22, LETTERS), '.', irregular(43, LETTERS)),
  OpenAI: joined('sk-', irregular(20, LETTERS), 'T3Blbk', 'FJ', irregular(20, LETTERS)),
  Anthropic: joined('sk-', 'ant-', 'api03-', irregular(93, LETTERS), 'AA'),
  DigitalOcean: joined('dop', '_v1_', irregular(64, HEX)),
  'JSON web token': [
    `eyJ${irregular(33, LETTERS)}`,
    `eyJ${irregular(60, LETTERS)}`,
    irregular(43, LETTERS),
  ].join('.'),
};

const KEY = Array.from({ length: 6 }, (_, index) => irregular(64, LETTERS).slice(index)).join('\n');
const WORDS = 'PRIVATE KEY-----';

describe('a text that a site shows', () => {
  it.each(Object.entries(TOKENS))('has no token of %s', (_, token) => {
    const texts = [
      token,
      `const a = "${token}";`,
      `curl x?key=${token}&b`,
      `f(${token}), <${token}>`,
    ];
    for (const text of texts) {
      const expected = text.replaceAll(token, (found) => found.replace(/\S/g, '•'));
      expect(maskSecrets(`one\n  ${text}\ntwo\n`, 'a.ts')).toBe(`one\n  ${expected}\ntwo\n`);
    }
  });

  it.each([
    ['AWS_SECRET_ACCESS_KEY = "', irregular(40, `${LETTERS}/+`), '"'],
    ['"clientSecret": "', irregular(32, LETTERS), '",'],
    ['api_key: ', irregular(32, HEX), ''],
    ['postgres://app:', irregular(12, LETTERS), '@db.internal/app'],
    ['mysql://root:', 'pa$$w0rd', '@db'],
    ['https://', irregular(40, HEX), '@github.example/a'],
    ['Authorization: Bearer ', irregular(40, LETTERS), ''],
    ['curl -s -u admin:', irregular(10, LETTERS), ' https://a.example'],
    ['https://a.example/?token=', irregular(16, LETTERS), '&x=1'],
    ['https://a.example/?x=1&private_token=', irregular(16, LETTERS), '&y=1#z'],
    ['https://a.example/blob?sv=1&sig=', irregular(24, LETTERS), ''],
    ['jdbc:postgresql://h/x?user=u&password=', 'JdbcPWcan9', ''],
  ])('has no secret after %s', (before, secret, after) => {
    const dots = '•'.repeat(secret.length);
    expect(maskSecrets(`${before}${secret}${after}\n`, 'a.yml')).toBe(`${before}${dots}${after}\n`);
  });

  it.each([
    ['of OpenSSL', `-----BEGIN RSA ${WORDS}\n${KEY}\n-----END RSA ${WORDS}\n`],
    [
      'of PGP',
      `-----BEGIN PGP ${WORDS.replace('-', ' BLOCK-')}\nVersion: 1\n\n${KEY}\n=a1b2\n-----END PGP ${WORDS.replace('-', ' BLOCK-')}\n`,
    ],
    [
      'in source code',
      `key = (\n  "-----BEGIN ${WORDS}\\n"\n${KEY.replace(/^.*$/gm, '  "$&\\n"')}\n  "-----END ${WORDS}"\n)\n`,
    ],
    [
      'on one line',
      `{"key": "-----BEGIN ${WORDS}\\n${KEY.replaceAll('\n', '\\n')}\\n-----END ${WORDS}\\n"}\n`,
    ],
    ['without its end', `-----BEGIN EC ${WORDS}\nProc-Type: 4,ENCRYPTED\n\n${KEY}\n`],
  ])('has no private key %s', (_, text) => {
    const shown = maskSecrets(text, 'a.txt');
    expect(shown).toHaveLength(text.length);
    expect(shown.split('\n')).toHaveLength(text.split('\n').length);
    expect(shown).toMatch(/^.*-----BEGIN [A-Z ]*PRIVATE KEY/m);
    for (const line of KEY.split('\n')) expect(shown).not.toContain(line.slice(0, 8));
  });

  it('is otherwise what it was', () => {
    const text = [
      'export const apiKey = process.env.API_KEY;',
      'const token = readToken(settings.secretKeyName);',
      'password: ${{ secrets.DATABASE_PASSWORD }}',
      'See https://user:password@example.com and https://${user}:${token}@host/.',
      'redis://<user>:<password>@host, mysql://%s:%s@host, amqp://a:{{ pass }}@host, ftp://u:$P@h',
      'https://esm.sh/react@18, git+ssh://git@github.com:org/repo, http://localhost:8080/@scope/a',
      `const BEGIN = "-----BEGIN ${WORDS}"; const END = "-----END ${WORDS}";`,
      `if (text.startsWith("-----BEGIN ${WORDS}")) return createPrivateKeyFromPemText(text);`,
      `"integrity": "sha512-${irregular(86, LETTERS)}==",`,
      `commit ${irregular(40, HEX)}`,
      'Bearer authentication-without-a-token, Basic authorization',
      `export const id = '${irregular(8, HEX)}-${irregular(4, HEX)}';`,
      'AKIAIOSFODNN7EXAMPLE',
      'https://a.example/?token=your-token-here&key=${apiKey}&api_key=<api_key>&sig={{ signature }}',
    ].join('\n');
    expect(maskSecrets(text, 'src/a.ts')).toBe(text);
  });

  it('keeps Windows line ends, and what stands around two secrets in a line', () => {
    const { Stripe = '', npm = '' } = TOKENS;
    const [one, two] = [Stripe, npm].map((token) => '•'.repeat(token.length));
    expect(maskSecrets(`a ${Stripe} b ${npm} c\r\nd\r\n`, 'a')).toBe(
      `a ${one} b ${two} c\r\nd\r\n`,
    );
  });

  it('is made in time that grows with it, whatever it is made of', () => {
    const parts = [
      'key',
      'key=',
      'curl -H "',
      `-----BEGIN ${WORDS}\n`,
      'https://a',
      'ey.',
      'bearer ',
    ];
    for (const part of parts) {
      const text = part.repeat(400_000 / part.length);
      expect(maskSecrets(text, 'a.yml')).toHaveLength(text.length);
    }
  });
});
