import type { Family } from '../../server/contract/families.js';
import { FamilyMark } from './FamilyMark.js';

/** The families that speak, as squares in their colours; in words for those who hear or point. */
export function FamilyMarks({ families }: { readonly families: readonly Family[] }) {
  return (
    <span className="marks" title={families.join(', ')}>
      <span className="unseen">{families.join(', ')}</span>
      {families.map((family) => (
        <FamilyMark key={family} family={family} />
      ))}
    </span>
  );
}
