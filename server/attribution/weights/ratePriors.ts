/**
 * How often two accounts of one hand agree first in a kind, or in nothing of a family, in generated
 * worlds; by `npm run calibrate` on 190 worlds of random-blocks, random-classic, random-institutions, random-lookalike-heavy, random-payments-poor, random-stealth.
 */
export const RATE_PRIORS: Readonly<Record<string, number>> = {
  address: 0.0696,
  asn: 0.201,
  billing_name: 0.101,
  bin_name: 0.122,
  'content none': 0.0474,
  device: 0.0598,
  'device none': 0.719,
  email_domain: 0.409,
  email_shape: 0.0233,
  'identity none': 0.39,
  instrument: 0.12,
  mailbox: 0.0958,
  'network none': 0.403,
  org: 0.0572,
  'payment none': 0.666,
  phone: 0.0984,
  referral: 0,
  'rhythm none': 0.992,
  same_prompt: 0.0425,
  signup_burst: 0.00835,
  slash24: 0.32,
  slash48: 0.0175,
  slash64: 0,
  synchronised_prompt: 0,
  template: 0.91,
  tls: 0.0603,
  user_agent: 0.176,
  wallet: 0.0464,
};
