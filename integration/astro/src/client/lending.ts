/** Lets the page that opened this page in a frame use Mermaid. */
import mermaid from './mermaid/mermaid.esm.min.js';

Object.assign(window, { mermaid });
