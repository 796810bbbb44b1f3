/** Decodes percent-encoding. A text that is not encoded properly is returned as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
