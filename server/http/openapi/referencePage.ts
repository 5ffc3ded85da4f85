import { ROLE_RIGHTS, ROLES } from '../../contract/access.js';
import type { Endpoint } from '../../contract/endpoint.js';
import { ENDPOINTS } from '../../contract/endpoints.js';

const html = (text: string): string =>
  text.replaceAll(
    /[&<>"']/g,
    (sign) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

/** `code` in a summary. */
const marked = (text: string): string => html(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

type Json = Record<string, unknown>;

/** The description of the API as a page: no script, no style of its own beyond the browser’s. */
export function referencePage(description: Json): string {
  const groups = new Map<string, Endpoint[]>();
  for (const endpoint of Object.values(ENDPOINTS) as Endpoint[]) {
    groups.set(endpoint.group, [...(groups.get(endpoint.group) ?? []), endpoint]);
  }
  const paths = description['paths'] as Record<string, Record<string, Json>>;
  const schemas = (description['components'] as Json)['schemas'] as Record<string, Json>;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Throughline: the API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body>
<h1>Throughline: the API</h1>
<p>Everything is below <code>/api</code>; for programs, the same as <a href="openapi.json">OpenAPI 3.1</a>. Errors are problem documents (RFC 9457).</p>
${[...groups].map(([name, endpoints]) => section(name, endpoints, paths)).join('\n')}
<h2>Roles</h2>
<table border="1"><tr><th>role</th><th>rights</th></tr>
${ROLES.map((role) => `<tr><td>${role}</td><td>${ROLE_RIGHTS[role].join(', ')}</td></tr>`).join('\n')}
</table>
<h2>Schemas</h2>
${Object.entries(schemas)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(
    ([name, schema]) =>
      `<details id="${html(name)}"><summary>${html(name)}</summary><pre>${linked(schema)}</pre></details>`,
  )
  .join('\n')}
</body>
</html>
`;
}

function section(
  name: string,
  endpoints: readonly Endpoint[],
  paths: Record<string, Record<string, Json>>,
): string {
  return `<h2>${html(name)}</h2>\n${endpoints
    .map((endpoint) => {
      const { method, path, summary, right } = endpoint;
      const { parameters, requestBody, responses } = paths[path]![method]!;
      const list = (parameters as Json[]).map(
        (p) =>
          `<li><code>${html(String(p['name']))}</code> (${html(String(p['in']))}${p['required'] === true ? ', required' : ''}) <code>${html(JSON.stringify(p['schema']))}</code></li>`,
      );
      return `<h3><code>${method.toUpperCase()} ${html(path)}</code></h3>
<p>${marked(summary)} ${right === null ? 'Open to everybody.' : `Right: <code>${right}</code>.`}</p>
${list.length === 0 ? '' : `<ul>${list.join('')}</ul>`}
${requestBody === undefined ? '' : `<details><summary>body</summary><pre>${linked(requestBody)}</pre></details>`}
<details><summary>answers</summary><pre>${linked(responses)}</pre></details>`;
    })
    .join('\n')}`;
}

/** A schema as text, its references as links within the page. */
const linked = (schema: unknown): string =>
  html(JSON.stringify(schema, null, 1)).replaceAll(
    /#\/components\/schemas\/(\w+)/g,
    '<a href="#$1">$1</a>',
  );
