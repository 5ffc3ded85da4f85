import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useListing } from '../app/useListing.js';

/** A link to a group that leaves the list of groups as it is. */
export function GroupLink({
  id,
  view = '',
  children = id,
}: {
  readonly id: string;
  /** The group’s own part of the address, from `?` on. */
  readonly view?: string;
  readonly children?: ReactNode;
}) {
  const { keep } = useListing();
  return <Link to={keep(`/operators/${id}${view}`)}>{children}</Link>;
}
