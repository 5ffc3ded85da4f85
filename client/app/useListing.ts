import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type Listing, type ListingChange, readListing, withListing } from '../state/listing.js';

/** The list of groups as the address bar holds it; links keep it by `keep`. */
export function useListing(): {
  readonly listing: Listing;
  change(change: ListingChange): void;
  keep(address: string): string;
} {
  const { search } = useLocation();
  const navigate = useNavigate();
  const listing = useMemo(() => readListing(search), [search]);
  return {
    listing,
    // From the address bar as it is now: of two quick clicks the second comes before this page has
    // been drawn after the first, and would take it back.
    change: useCallback(
      (change) => {
        const { pathname, search, hash } = globalThis.location;
        const next = change(readListing(search));
        void navigate(withListing(`${pathname}${search}${hash}`, next), { replace: true });
      },
      [navigate],
    ),
    keep: useCallback((address) => withListing(address, listing), [listing]),
  };
}
