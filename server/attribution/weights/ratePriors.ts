/**
 * How often two accounts of one hand agree first in a kind, or in nothing of a family, in generated
 * worlds; by `npm run calibrate` on 160 worlds of random-classic, random-institutions, random-lookalike-heavy, random-payments-poor, random-stealth.
 */
export const RATE_PRIORS: Readonly<Record<string, number>> = {
  address: 0.0737,
  asn: 0.207,
  billing_name: 0.111,
  bin_name: 0.127,
  'content none': 0.0496,
  device: 0.0618,
  'device none': 0.737,
  email_domain: 0.412,
  email_shape: 0.0235,
  'identity none': 0.367,
  instrument: 0.125,
  mailbox: 0.107,
  'network none': 0.374,
  org: 0.0612,
  'payment none': 0.647,
  phone: 0.0997,
  referral: 0,
  'rhythm none': 0.992,
  same_prompt: 0.0384,
  signup_burst: 0.00871,
  slash24: 0.341,
  slash48: 0.0161,
  slash64: 0,
  synchronised_prompt: 0,
  template: 0.912,
  tls: 0.0535,
  user_agent: 0.161,
  wallet: 0.0511,
};
