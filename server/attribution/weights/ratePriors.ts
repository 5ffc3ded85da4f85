/**
 * How often two accounts of one hand agree first in a kind, or in nothing of a family, in generated
 * worlds; by `npm run calibrate` on 56 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth.
 */
export const RATE_PRIORS: Readonly<Record<string, number>> = {
  address: 0.0796,
  asn: 0.21,
  billing_name: 0.108,
  bin_name: 0.108,
  'content none': 0.0471,
  device: 0.0566,
  'device none': 0.758,
  email_domain: 0.43,
  email_shape: 0.0241,
  'identity none': 0.398,
  instrument: 0.106,
  mailbox: 0.07,
  'network none': 0.402,
  org: 0.0694,
  'payment none': 0.681,
  phone: 0.0622,
  referral: 0,
  'rhythm none': 0.994,
  same_prompt: 0.0569,
  signup_burst: 0.00701,
  slash24: 0.287,
  slash48: 0.0234,
  slash64: 0,
  synchronised_prompt: 0,
  template: 0.896,
  tls: 0.0485,
  user_agent: 0.146,
  wallet: 0.0544,
};
