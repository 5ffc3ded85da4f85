import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type Listing, readListing, withListing } from '../state/listing.js';

/** The list of groups as the address bar holds it; links keep it by `keep`. */
export function useListing(): {
  readonly listing: Listing;
  change(listing: Listing): void;
  keep(address: string): string;
} {
  const { search, pathname, hash } = useLocation();
  const navigate = useNavigate();
  const listing = useMemo(() => readListing(search), [search]);
  return {
    listing,
    change: useCallback(
      (next) => void navigate(withListing(`${pathname}${search}${hash}`, next), { replace: true }),
      [navigate, pathname, search, hash],
    ),
    keep: useCallback((address) => withListing(address, listing), [listing]),
  };
}
