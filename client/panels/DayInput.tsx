import { useEffect, useState } from 'react';
import { isDay } from '../state/days.js';

/** A day written as everywhere on the page, whatever the browser's language would make of it. */
export function DayInput({
  label,
  day,
  onDay,
}: {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}) {
  const [text, setText] = useState(day);
  useEffect(() => setText(day), [day]);
  return (
    <input
      type="text"
      inputMode="numeric"
      maxLength={10}
      placeholder="YYYY-MM-DD"
      aria-label={label}
      title={`${label}: year-month-day`}
      aria-invalid={!isDay(text)}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (isDay(event.target.value)) onDay(event.target.value);
      }}
      onBlur={() => setText(day)}
    />
  );
}
