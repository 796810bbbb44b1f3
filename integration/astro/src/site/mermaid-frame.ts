/** The file of the page in which scripts draw diagrams if a policy blocks styles. */
export const DRAWING_FRAME = 'frame.html';

/** The HTML of that page. Its policy keeps text of a diagram from running as a script. */
export const DRAWING_PAGE = `<!doctype html>
<html lang="en" data-pagefind-ignore="all">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'; object-src 'none'">
<meta name="robots" content="noindex">
<title>Diagrams</title>
<script type="module" src="lending.js"></script>
<body></body>
</html>
`;
