import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { DecisionNews } from '../../server/contract/decisions.js';
import { queries } from '../api/queries.js';

/**
 * Keeps cases as they are on the server while others decide (server-sent events; the browser
 * connects again by itself).
 * @returns the last decision that came in, null before the first, and whether the server is away.
 */
export function useLiveDecisions(): { last: DecisionNews | null; isAway: boolean } {
  const client = useQueryClient();
  const [last, setLast] = useState<DecisionNews | null>(null);
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const source = new EventSource('/api/events');
    const refresh = (id: string | null) => {
      void client.invalidateQueries({ queryKey: queries.cases().queryKey });
      if (id !== null) void client.invalidateQueries({ queryKey: queries.caseFile(id).queryKey });
    };
    let wasOpen = false;
    source.addEventListener('open', () => {
      // What was told while nobody listened is asked for.
      if (wasOpen) refresh(null);
      wasOpen = true;
      setAway(false);
    });
    source.addEventListener('error', () => setAway(true));
    source.addEventListener('decision', (event) => {
      const news = DecisionNews.safeParse(JSON.parse(event.data));
      if (!news.success) return;
      refresh(news.data.operator_id);
      setLast(news.data);
    });
    return () => source.close();
  }, [client]);
  return { last, isAway };
}
