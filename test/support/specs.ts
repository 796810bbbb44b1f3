/** The frontmatter of a spec; what is not given is left out. */
export interface SpecFields {
  status?: string;
  type?: string;
  completed_at?: string;
  replayed_at?: string;
  schedule?: string;
  public?: boolean;
  tracks?: string[] | undefined;
  origin?: string[];
  informed_by?: string[];
  target_files?: string[];
  depends_on?: string[];
  members?: string[];
  rules?: Record<string, string>;
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
