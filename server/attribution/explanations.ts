/** Explanations of why accounts share what they share. Only the first accuses. */
export const HYPOTHESES = [
  { name: 'operator', label: 'one operator', prior: 0.12 },
  { name: 'household', label: 'a household', prior: 0.12 },
  { name: 'company', label: 'a company or team', prior: 0.22 },
  { name: 'campus', label: 'a campus or class', prior: 0.14 },
  { name: 'event', label: 'an event', prior: 0.1 },
  { name: 'reseller', label: 'a reseller or agency', prior: 0.1 },
  { name: 'infrastructure', label: 'shared infrastructure only', prior: 0.1 },
  { name: 'template', label: 'a copied template', prior: 0.1 },
] as const;

export type HypothesisName = (typeof HYPOTHESES)[number]['name'];
