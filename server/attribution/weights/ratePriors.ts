/**
 * How often two accounts of one hand agree first in a kind, or in nothing of a family, in generated
 * worlds; by `npm run calibrate` on 120 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth.
 */
export const RATE_PRIORS: Readonly<Record<string, number>> = {
  address: 0.0647,
  asn: 0.212,
  billing_name: 0.109,
  bin_name: 0.128,
  'content none': 0.0497,
  device: 0.0588,
  'device none': 0.755,
  email_domain: 0.426,
  email_shape: 0.0237,
  'identity none': 0.361,
  instrument: 0.121,
  mailbox: 0.118,
  'network none': 0.374,
  org: 0.048,
  'payment none': 0.652,
  phone: 0.0949,
  referral: 0,
  'rhythm none': 0.993,
  same_prompt: 0.0368,
  signup_burst: 0.00813,
  slash24: 0.345,
  slash48: 0.0153,
  slash64: 0,
  synchronised_prompt: 0,
  template: 0.914,
  tls: 0.0503,
  user_agent: 0.144,
  wallet: 0.0504,
};
