import type { Family } from '../../server/contract/families.js';
import { FAMILY_COLOURS, FAMILY_SIGNS, SIGN_BOX, SIGN_COLOURS } from '../graph/families.js';

/** A family’s colour and sign; its name stands beside it or is said elsewhere. */
export function FamilyMark({ family }: { readonly family: Family }) {
  return (
    <svg
      className="family-mark"
      viewBox={`0 0 ${SIGN_BOX} ${SIGN_BOX}`}
      aria-hidden="true"
      style={{ background: FAMILY_COLOURS[family] }}
    >
      <path d={FAMILY_SIGNS[family]} fill="none" stroke={SIGN_COLOURS[family]} strokeWidth={1.6} />
    </svg>
  );
}
