/** Texts behind what the titles of their tests call them: long ones by their beginning and length. */
export function titled(...texts: readonly string[]): [title: string, text: string][] {
  return texts.map((text) => [
    text.length < 100
      ? JSON.stringify(text)
      : `${text.length} characters that begin with ${JSON.stringify(text.slice(0, 20))}`,
    text,
  ]);
}
