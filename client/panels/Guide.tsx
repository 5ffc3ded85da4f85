import { useEffect, useState } from 'react';

const KEY = 'throughline-guide-seen';
/** What each step says, and the part of the page it speaks of, as the style sheet marks it. */
const STEPS = [
  {
    part: 'operators',
    says: 'Groups of accounts, those that need a look first. “One operator”: one hand runs them. “Shared, innocent”: they share things and nobody is accused. The first one is open.',
  },
  {
    part: 'stage',
    says: 'The group. Circles are cells: accounts held by one shared value. Squares are the values, by family. Point at one to see its lines; click it to ask about it; drag with Shift for a box.',
  },
  {
    part: 'timeline',
    says: 'Its days. Drag over them to see who was there then, or press Space to play.',
  },
  {
    part: 'right',
    says: 'Why it is held to be one hand, in bits (+1 bit doubles the odds), what speaks against it, and what else would explain it. Click a value or an account for the log rows behind it.',
  },
  {
    part: 'modes',
    says: 'Other views of the same group. “Review” asks who here is innocent, before anything leaves the house. “Decide”, on the right, keeps what you conclude, with your reason. ? lists all keys; Ctrl+Z takes anything back.',
  },
] as const;

/** Five steps for a first visit, each at the part of the page it speaks of; shown once. */
export function Guide() {
  const [step, setStep] = useState(() => (localStorage.getItem(KEY) === null ? 0 : null));
  // By a mark on the page as a whole: a part may come, or be drawn anew, after its step is shown.
  useEffect(() => {
    const root = document.documentElement;
    if (step !== null) root.dataset['guide'] = STEPS[step]!.part;
    return () => {
      delete root.dataset['guide'];
    };
  }, [step]);
  if (step === null) return null;
  const done = () => {
    localStorage.setItem(KEY, '1');
    setStep(null);
  };
  return (
    <section className="guide" aria-label="First visit">
      <h2>
        First visit <small>{`${step + 1} of ${STEPS.length}`}</small>
      </h2>
      <p aria-live="polite">{STEPS[step]!.says}</p>
      <p className="choices">
        {step + 1 < STEPS.length && (
          <button type="button" className="primary" onClick={() => setStep(step + 1)}>
            Next
          </button>
        )}
        {step > 0 && (
          <button type="button" onClick={() => setStep(step - 1)}>
            Back
          </button>
        )}
        <button type="button" onClick={done}>
          Got it
        </button>
      </p>
    </section>
  );
}
