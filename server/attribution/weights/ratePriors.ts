/**
 * How often two accounts of one hand agree first in a kind, or in nothing of a family, in generated
 * worlds; by `npm run calibrate` on 120 worlds of random-classic, random-lookalike-heavy, random-payments-poor, random-stealth.
 */
export const RATE_PRIORS: Readonly<Record<string, number>> = {
  address: 0.0768,
  asn: 0.206,
  billing_name: 0.103,
  bin_name: 0.119,
  'content none': 0.0452,
  device: 0.0587,
  'device none': 0.779,
  email_domain: 0.408,
  email_shape: 0.0229,
  'identity none': 0.357,
  instrument: 0.12,
  mailbox: 0.126,
  'network none': 0.383,
  org: 0.0723,
  'payment none': 0.668,
  phone: 0.0905,
  referral: 0,
  'rhythm none': 0.993,
  same_prompt: 0.0455,
  signup_burst: 0.00838,
  slash24: 0.332,
  slash48: 0.0126,
  slash64: 0,
  synchronised_prompt: 0,
  template: 0.909,
  tls: 0.0469,
  user_agent: 0.123,
  wallet: 0.0624,
};
