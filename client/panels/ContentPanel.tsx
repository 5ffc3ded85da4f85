import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupTemplate, OperatorDetail } from '../../server/contract/api.js';
import { visibleText } from '../../server/contract/visibleText.js';
import { queries } from '../api/queries.js';
import type { Desk } from '../app/useDesk.js';
import { exact, minute, shorten } from '../state/format.js';
import { accountRef } from '../state/nodeRef.js';
import { Covered } from './Covered.js';
import { Pending } from './Pending.js';

const FIRST = 24;

/** What a group’s prompts are made from: fixed text, slots, and what it was after. */
export default function ContentPanel({
  operator,
  desk,
}: {
  readonly operator: OperatorDetail;
  readonly desk: Desk;
}) {
  const [limit, setLimit] = useState(FIRST);
  const templates = useQuery({
    ...queries.templates(operator.operator_id, limit),
    placeholderData: keepPreviousData,
  });
  if (templates.data === undefined) return <Pending what="the templates" query={templates} />;
  const { templates: list, total, prompts_kept } = templates.data;
  return (
    <section className="content" aria-label="Templates of prompts">
      <Capabilities operator={operator} />
      <Indicators operator={operator} />
      <h3>Templates</h3>
      <p className="quiet">
        {list.length === total
          ? `${exact(total)} templates are used by two or more accounts here.`
          : `The ${exact(list.length)} most used of ${exact(total)} templates.`}{' '}
        {prompts_kept === 'sketches'
          ? 'Of the prompts this case keeps sketches and no text: which prompts one template made is known, what they say is not. The text is in the log rows named below, as far as the logs are kept.'
          : 'Text that the compared prompts have in common is shown; what fills the slots is somebody’s own words and stays covered until you ask for it.'}
      </p>
      {list.map((template) => (
        <Template key={template.value} template={template} desk={desk} />
      ))}
      {list.length < total && (
        <p>
          <button type="button" className="link" onClick={() => setLimit(Math.min(500, limit * 4))}>
            {exact(list.length)} of {exact(total)} shown, the most used first · show more
          </button>
        </p>
      )}
      {total === 0 && <p>No text is shared by prompts of two accounts of this group.</p>}
    </section>
  );
}

function Capabilities({ operator }: { readonly operator: OperatorDetail }) {
  if (operator.capabilities.length === 0) return null;
  return (
    <>
      <h3>What it was after</h3>
      <table className="capabilities">
        <tbody>
          {operator.capabilities.map(({ capability, share }) => (
            <tr key={capability}>
              <th scope="row">{capability}</th>
              <td className="bar">
                <i style={{ left: 0, width: `${100 * share}%`, background: 'var(--quiet)' }} />
              </td>
              <td className="figure">
                {share > 0 && share < 0.005 ? 'under 1' : Math.round(100 * share)} %
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** How the group worked, in figures, beside figures that were published of known campaigns. */
function Indicators({ operator }: { readonly operator: OperatorDetail }) {
  if (operator.indicators.length === 0) return null;
  return (
    <>
      <h3>How it worked</h3>
      <ul className="sentences">
        {operator.indicators.map(({ indicator, sentence, published }) => (
          <li key={indicator}>
            {sentence}
            {published !== null && (
              <small>
                {' '}
                {published.campaign}: {published.figure} ({published.source})
              </small>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Each part with the character it starts at. */
function partsWithStart({ parts }: GroupTemplate) {
  let start = 0;
  return parts.map((part) => {
    const from = start;
    start += part.length;
    return { ...part, start: from };
  });
}

function Template({ template, desk }: { readonly template: GroupTemplate; readonly desk: Desk }) {
  return (
    <article className="template">
      <h3>
        {exact(template.accounts_inside)} accounts inside · {exact(template.accounts_outside)}{' '}
        outside · {exact(template.prompts_inside)} prompts
      </h3>
      <p className="text">
        {template.parts.length === 0 && visibleText(template.value)}
        {partsWithStart(template).map((part) =>
          part.text !== null ? (
            <span key={part.start}>{visibleText(part.text)}</span>
          ) : (
            <mark key={part.start} title="a slot: each prompt fills it anew">
              {' '}
              slot · {exact(part.length)} characters{' '}
            </mark>
          ),
        )}
      </p>
      <p className="quiet">
        {template.parts.length > 0 &&
          `Compared: ${exact(template.compared)} prompts of as many accounts. `}
        Examples:
      </p>
      <ul className="examples">
        {template.examples.map((example) => (
          <li key={`${example.file} ${example.row}`}>
            <button
              type="button"
              className="link"
              onClick={() => desk.act({ type: 'select', nodes: [accountRef(example.account_id)] })}
            >
              {shorten(example.account_id, 40)}
            </button>{' '}
            <small>
              {minute(example.at)} · {example.file} row {exact(example.row)}
            </small>{' '}
            {example.length !== null && (
              <Covered
                length={example.length}
                what={{
                  account_id: example.account_id,
                  table: example.table,
                  file: example.file,
                  row: example.row,
                  column: 'prompt',
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}
