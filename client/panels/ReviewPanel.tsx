import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupReview, ReviewMember } from '../../server/contract/api.js';
import { visibleLine } from '../../server/contract/visibleText.js';
import { queries } from '../api/queries.js';
import type { Desk } from '../app/useDesk.js';
import { draftsOf } from '../app/useDraft.js';
import { exactInterval } from '../state/binomial.js';
import { bits, exact, probability, shorten } from '../state/format.js';
import { accountRef } from '../state/nodeRef.js';
import { FamilyMarks } from './FamilyMarks.js';
import { PackageRequest } from './PackageRequest.js';
import { Pending } from './Pending.js';

type Mark = 'right' | 'wrong';

/** Marks are of one sample: another one is checked anew. */
const useCheck = draftsOf<{
  readonly seed: number;
  readonly marks: Readonly<Record<string, Mark>>;
}>({ seed: 1, marks: {} });

/** Who here is innocent: asked before anything leaves. */
export default function ReviewPanel({ id, desk }: { readonly id: string; readonly desk: Desk }) {
  const [check, setCheck] = useCheck(id);
  const { seed, marks } = check;
  const operator = useQuery(queries.operator(id));
  const review = useQuery(queries.review(id, seed));
  if (review.data === undefined) return <Pending what="the review" query={review} />;
  return (
    <section className="review" aria-label="Collateral review">
      <p className="quiet">
        Before anything leaves the house: {exact(review.data.members)} members, the doubtful first.
        Take one out with “Decide” after selecting it.
      </p>
      <Threshold thresholds={review.data.thresholds} />
      <Sample
        key={seed}
        members={review.data.sample}
        desk={desk}
        marks={marks}
        onMark={(account, as) => setCheck({ seed, marks: { ...marks, [account]: as } })}
        onAnother={() => setCheck({ seed: seed + 1, marks: {} })}
      />
      {review.data.lists.map((list) => (
        <details key={list.name} open={list.name === 'Weakest members'}>
          <summary>
            {list.name} <b>{exact(list.total)}</b> <small>{list.why}</small>
          </summary>
          {list.members.length > 0 && <Members members={list.members} desk={desk} />}
          {list.total > list.members.length && (
            <p className="quiet">
              The {exact(list.members.length)} least certain of {exact(list.total)}; the table
              sorted by confidence shows all.
            </p>
          )}
        </details>
      ))}
      {operator.data?.verdict === 'operator' && (
        <PackageRequest
          id={id}
          desk={desk}
          checked={{
            sample: review.data.sample.length,
            checked: Object.keys(marks).length,
            wrong: Object.values(marks).filter((mark) => mark === 'wrong').length,
          }}
        />
      )}
    </section>
  );
}

function Threshold({ thresholds }: { readonly thresholds: GroupReview['thresholds'] }) {
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      thresholds.findIndex((t) => t.threshold === 0.9),
    ),
  );
  const cost = thresholds[at]!;
  return (
    <>
      <h3>What a threshold costs</h3>
      <label className="threshold">
        keep members with a probability of at least <b>{cost.threshold}</b>
        <input
          type="range"
          min={0}
          max={thresholds.length - 1}
          value={at}
          aria-valuetext={String(cost.threshold)}
          onChange={(event) => setAt(Number(event.target.value))}
        />
      </label>
      <dl className="figures">
        <div>
          <dt>kept</dt>
          <dd>{exact(cost.kept)}</dd>
        </div>
        <div>
          <dt>innocents among them, expected</dt>
          <dd>{cost.expected_innocents.toFixed(1)}</dd>
        </div>
        <div>
          <dt>left out</dt>
          <dd>{exact(cost.left_out)}</dd>
        </div>
        <div>
          <dt>of the operator’s among those, expected</dt>
          <dd>{cost.expected_missed.toFixed(1)}</dd>
        </div>
      </dl>
      <p className="quiet">
        Expected by the run’s own probabilities; the sample below is the check on them.
      </p>
    </>
  );
}

function Sample({
  members,
  desk,
  marks,
  onMark,
  onAnother,
}: {
  readonly members: readonly ReviewMember[];
  readonly desk: Desk;
  readonly marks: Readonly<Record<string, Mark>>;
  readonly onMark: (account: string, as: Mark) => void;
  readonly onAnother: () => void;
}) {
  const checked = Object.keys(marks).length;
  const wrong = Object.values(marks).filter((mark) => mark === 'wrong').length;
  const [low, high] = exactInterval(wrong, checked);
  return (
    <>
      <h3>A random sample to check by hand</h3>
      <p role="status">
        {checked === 0
          ? 'Look at each one’s evidence, then say whether it belongs here.'
          : `${wrong} of ${checked} checked do not belong here: an error of ${(100 * (wrong / checked)).toFixed(0)} %, with 95 % certainty between ${(100 * low).toFixed(1)} % and ${(100 * high).toFixed(1)} %.`}{' '}
        <button type="button" className="link" onClick={onAnother}>
          draw another sample
        </button>
      </p>
      <Members
        members={members}
        desk={desk}
        extra={(account) => (
          <span className="choices">
            {(['right', 'wrong'] as const).map((as) => (
              <button
                key={as}
                type="button"
                aria-pressed={marks[account] === as}
                onClick={() => onMark(account, as)}
              >
                {as === 'right' ? 'belongs' : 'does not'}
              </button>
            ))}
          </span>
        )}
      />
    </>
  );
}

function Members({
  members,
  desk,
  extra,
}: {
  readonly members: readonly ReviewMember[];
  readonly desk: Desk;
  readonly extra?: (account: string) => React.ReactNode;
}) {
  return (
    <table className="members">
      <thead>
        <tr>
          <th scope="col">account</th>
          <th scope="col" className="figure">
            probability
          </th>
          <th scope="col" className="figure">
            bits
          </th>
          <th scope="col" className="figure">
            without its best family
          </th>
          <th scope="col">families</th>
          <th scope="col" className="figure">
            payments
          </th>
          {extra !== undefined && <th scope="col">checked</th>}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => {
          const ref = accountRef(member.account_id);
          const chosen = desk.state.selected.includes(ref);
          return (
            <tr key={member.account_id} className={chosen ? 'chosen' : ''}>
              <td>
                <button
                  type="button"
                  className="link"
                  title={visibleLine(member.account_id)}
                  aria-pressed={chosen}
                  onClick={(event) =>
                    desk.act(
                      event.shiftKey
                        ? { type: 'toggle selected', node: ref }
                        : { type: 'select', nodes: [ref] },
                    )
                  }
                >
                  {shorten(member.account_id, 40)}
                </button>
                {member.verified === true && <small> verified</small>}
              </td>
              <td className="figure">{probability(member.confidence)}</td>
              <td className="figure">{bits(member.bits)}</td>
              <td className="figure">{bits(member.bits_without_strongest)}</td>
              <td>
                <FamilyMarks families={member.families} />
              </td>
              <td className="figure">{exact(member.payments)}</td>
              {extra !== undefined && <td>{extra(member.account_id)}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
