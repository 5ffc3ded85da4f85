import { useState } from 'react';

const KEY = 'throughline-guide-seen';
const STEPS = [
  'Left: what needs a look. The first one is open.',
  'Middle: circles are cells, accounts held by one shared value; squares are the values. Point at one to see its lines; drag with Shift for a box.',
  'Drag over the days below to see who was there then.',
  'Right: why it is held to be one hand, and what speaks against it. “Decide” keeps what you conclude, with your reason.',
  '? shows all keys. Ctrl+Z takes anything back.',
] as const;

/** Five sentences for a first visit; shown once. */
export function Guide() {
  const [seen, setSeen] = useState(() => localStorage.getItem(KEY) !== null);
  if (seen) return null;
  return (
    <section className="guide" aria-label="First visit">
      <h2>First visit</h2>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <button
        type="button"
        onClick={() => {
          localStorage.setItem(KEY, '1');
          setSeen(true);
        }}
      >
        Got it
      </button>
    </section>
  );
}
