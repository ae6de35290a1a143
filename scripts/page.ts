import { PRODUCT } from "./variant";

/** A whole help page from Markdown: the parts of it that our pages use, and nothing that could run. */
export function pageOf(markdown: string, toRoot: string): string {
  const body = blocksOf(markdown).map(htmlOf).join("\n");
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? "CSP Revenue Check";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<link rel="icon" href="${toRoot}assets/icon-32.png">
<link rel="stylesheet" href="${toRoot}pages.css">
</head>
<body>
<main>
${body}
</main>
<footer>CSP Revenue Check ${PRODUCT.version} · <a href="${toRoot}help.html">Help</a> · <a href="${toRoot}support.html">Support</a></footer>
</body>
</html>
`;
}

function blocksOf(markdown: string): readonly string[] {
  const parts = markdown.replace(/\r\n/g, "\n").split(/^(```[^\n]*\n[\s\S]*?^```$)/m);
  return parts
    .flatMap((part) => (part.startsWith("```") ? [part] : part.split(/\n{2,}/)))
    .filter((part) => part.trim());
}

function htmlOf(block: string): string {
  const text = block.trim();
  const lines = text.split("\n");
  const heading = /^(#{1,4}) (.+)$/.exec(lines[0] ?? "");
  if (heading && lines.length === 1) return headingOf(heading[1]!.length, heading[2]!);
  if (text.startsWith("```")) return `<pre><code>${escaped(lines.slice(1, -1).join("\n"))}</code></pre>`;
  if (lines.every((line) => line.startsWith("|"))) return tableOf(lines);
  if (/^[-*] /.test(text)) return `<ul>${itemsOf(text, /^[-*] /m)}</ul>`;
  if (/^\d+\. /.test(text)) return `<ol>${itemsOf(text, /^\d+\. /m)}</ol>`;
  return `<p>${inlineOf(text)}</p>`;
}

function headingOf(level: number, text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `<h${level} id="${id}">${inlineOf(text)}</h${level}>`;
}

function itemsOf(text: string, bullet: RegExp): string {
  const items = text.split(new RegExp(bullet.source, "m")).filter((item) => item.trim());
  return items.map((item) => `<li>${inlineOf(item.trim())}</li>`).join("");
}

function tableOf(lines: readonly string[]): string {
  const rows = lines
    .filter((line) => !/^\|[\s:|-]+\|$/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|$/g, "")
        .split("|")
        .map((cell) => inlineOf(cell.trim())),
    );
  const [head = [], ...body] = rows;
  const row = (cells: readonly string[], tag: "th" | "td") =>
    `<tr>${cells.map((cell) => (tag === "th" ? `<th scope="col">${cell}</th>` : `<td>${cell}</td>`)).join("")}</tr>`;
  return `<table><thead>${row(head, "th")}</thead><tbody>${body.map((cells) => row(cells, "td")).join("")}</tbody></table>`;
}

function inlineOf(text: string): string {
  return escaped(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, address: string) => {
      return `<a href="${address.replace(/\.md(#|$)/, ".html$1")}">${label}</a>`;
    })
    .replace(/\n/g, " ");
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
