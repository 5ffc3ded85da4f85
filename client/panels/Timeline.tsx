import { Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DayCount } from '../../server/contract/api.js';
import type { Desk } from '../app/useDesk.js';
import type { Dataset } from '../graph/dataset.js';
import { firstUsesByDay } from '../graph/rotation.js';
import { countsAround, daysBetween, nextFrame, periodOf, plusDays, within } from '../state/days.js';
import type { Days } from '../state/deskState.js';
import { exact } from '../state/format.js';
import { DayInput } from './DayInput.js';

const FRAME_MS = 260;
const HEIGHTS = { exchanges: 40, signups: 14, firsts: 12 } as const;

/** Sign-ups, first uses of values and exchanges by day: a brush filters the graph while it moves. */
export function Timeline({
  days,
  dataset,
  desk,
  playing,
  onPlay,
}: {
  readonly days: readonly DayCount[];
  readonly dataset: Dataset | undefined;
  readonly desk: Desk;
  readonly playing: boolean;
  readonly onPlay: (playing: boolean) => void;
}) {
  const { state, act } = desk;
  const firsts = useMemo(() => (dataset === undefined ? [] : firstUsesByDay(dataset)), [dataset]);
  const whole = useMemo((): Days | null => periodOf(days), [days]);
  const svg = useRef<SVGSVGElement>(null);
  const brush = useRef(0);
  const [start, setStart] = useState<string | null>(null);
  const latest = useRef(state.time);
  latest.current = state.time;
  useEffect(() => {
    if (!playing || whole === null) return;
    brush.current++;
    const timer = setInterval(() => {
      const next = nextFrame(latest.current, whole);
      if (next === null) onPlay(false);
      else act({ type: 'time', days: next, brush: -brush.current });
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [playing, whole, act, onPlay]);
  if (whole === null) return null;
  const total = daysBetween(whole.from, whole.to) + 1;
  const x = (day: string) => (1000 * daysBetween(whole.from, day)) / total;
  const width = Math.max(1, 1000 / total - 0.8);
  const dayAt = (clientX: number): string => {
    const { left, width: wide } = svg.current!.getBoundingClientRect();
    return plusDays(whole.from, Math.floor(((clientX - left) / wide) * total));
  };
  const set = (days: Days | null) => act({ type: 'time', days, brush: brush.current });
  const mostExchanges = Math.max(1, ...days.map((d) => d.exchanges));
  const signups = countsAround(
    days.map((d) => [d.day, d.signups]),
    whole,
  );
  const uses = countsAround(firsts, whole);
  const earlier = ({ before, since }: typeof signups) =>
    since === null ? '' : `, and ${exact(before)} before, from ${since} on`;
  const exchanges = exact(days.reduce((all, d) => all + d.exchanges, 0));
  const bar = (day: string, part: number, base: number, height: number, look: string) =>
    day < whole.from || day > whole.to || part === 0 ? null : (
      <rect
        key={`${look} ${day}`}
        className={look}
        x={x(day)}
        width={width}
        y={base - Math.max(1, height * part)}
        height={Math.max(1, height * part)}
      />
    );
  return (
    <figure className="timeline">
      <div className="timeline-row">
        <button
          type="button"
          className="play"
          aria-label={playing ? 'Stop' : 'Play through time'}
          title="Play through time (Space)"
          onClick={() => onPlay(!playing)}
        >
          {playing ? <Pause size={14} /> : <Play size={14} />}
        </button>
        <svg
          ref={svg}
          viewBox="0 0 1000 72"
          preserveAspectRatio="none"
          role="img"
          aria-label={`${exchanges} exchanges and ${exact(signups.inside)} sign-ups from ${whole.from} to ${whole.to}${earlier(signups)}. Drag to look at a part.`}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            brush.current++;
            onPlay(false);
            setStart(dayAt(event.clientX));
          }}
          onPointerMove={(event) => {
            if (start !== null) set(within({ from: start, to: dayAt(event.clientX) }, whole));
          }}
          onPointerUp={(event) => {
            // A click beside the brush takes it away.
            if (start !== null && dayAt(event.clientX) === start) set(null);
            setStart(null);
          }}
        >
          {days.map((d) =>
            bar(d.day, d.exchanges / mostExchanges, 42, HEIGHTS.exchanges, 'exchanges'),
          )}
          {days.map((d) =>
            bar(d.day, d.signups / Math.max(1, signups.most), 58, HEIGHTS.signups, 'signups'),
          )}
          {firsts.map(([day, count]) =>
            bar(day, count / Math.max(1, uses.most), 72, HEIGHTS.firsts, 'firsts'),
          )}
          {state.time !== null && (
            <>
              <rect className="outside" x={0} y={0} height={72} width={x(state.time.from)} />
              <rect
                className="outside"
                x={x(state.time.to) + 1000 / total}
                y={0}
                height={72}
                width={Math.max(0, 1000 - x(state.time.to) - 1000 / total)}
              />
            </>
          )}
        </svg>
      </div>
      <figcaption>
        <span className="dates">
          {(['from', 'to'] as const).map((end) => (
            <DayInput
              key={end}
              label={end === 'from' ? 'First day shown' : 'Last day shown'}
              day={(state.time ?? whole)[end]}
              onDay={(day) => {
                brush.current++;
                set(within({ ...(state.time ?? whole), [end]: day }, whole));
              }}
            />
          ))}
          {state.time !== null && (
            <button type="button" className="link" onClick={() => set(null)}>
              whole period
            </button>
          )}
        </span>
        <span>
          <i className="exchanges" /> exchanges a day (UTC), up to {exact(mostExchanges)}
          <i className="signups" /> sign-ups, up to {exact(signups.most)}
          {earlier(signups)}
          <i className="firsts" /> first uses, up to {exact(uses.most)}
          {earlier(uses)}
        </span>
      </figcaption>
    </figure>
  );
}
