import type { Family } from '../../server/contract/families.js';
import { FAMILY_COLOURS } from '../graph/families.js';

/** The families that speak, as squares in their colours; in words for those who hear or point. */
export function FamilyMarks({ families }: { readonly families: readonly Family[] }) {
  return (
    <span className="marks" title={families.join(', ')}>
      <span className="unseen">{families.join(', ')}</span>
      {families.map((family) => (
        <i key={family} style={{ background: FAMILY_COLOURS[family] }} />
      ))}
    </span>
  );
}
