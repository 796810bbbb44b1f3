/** The frontmatter of a spec; what is not given is left out. */
export interface SpecFields {
  status?: string;
  type?: string;
  completed_at?: string;
  replayed_at?: string;
  last_verified?: string;
  verification_status?: string;
  verification_failures?: string[];
  prompt?: string;
  model?: string;
  approval?: Readonly<Record<string, string>>;
  schedule?: string;
  public?: boolean;
  tracks?: string[] | undefined;
  origin?: string[];
  informed_by?: string[];
  target_files?: string[];
  depends_on?: string[];
  members?: string[];
  commits?: string[];
  rules?: Readonly<Record<string, unknown>>;
}

/** A chant spec as text. */
export function specText(fields: SpecFields, title = 'Document the code'): string {
  const lines = Object.entries({ type: 'documentation', status: 'completed', ...fields })
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  return `---\n${lines.join('\n')}\n---\n\n# ${title}\n`;
}

/** Lines `<word> 1` to `<word> <count>`. */
export function numbered(count: number, word = 'line'): string {
  return Array.from({ length: count }, (_, index) => `${word} ${index + 1}\n`).join('');
}

/** What a Python module of seven lines is made of. */
export interface ModuleParts {
  name?: string;
  value?: number | string;
  comment?: string;
  /** Between comment and function. */
  gap?: string;
}

/** A Python module of seven lines, unless the gap is wider. */
export function pythonModule({
  name = 'main',
  value = 1,
  comment = 'What it is worth.',
  gap = '\n',
}: ModuleParts = {}): string {
  return `LIMIT = 10\n# ${comment}\nVALUE = ${value}${gap}\ndef ${name}(amount):\n    total = amount * VALUE\n    return min(total, LIMIT)\n`;
}
