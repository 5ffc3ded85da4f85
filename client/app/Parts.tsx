import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The place below the list of groups, where the group that is open puts what belongs to it. */
export const LEFT_PART_ID = 'left-part';

export function LeftPart({ children }: { readonly children: ReactNode }) {
  const place = document.getElementById(LEFT_PART_ID);
  return place === null ? null : createPortal(children, place);
}
