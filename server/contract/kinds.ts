import type { Family } from './families.js';

/** Every kind of signal: its family, and how it is called in a sentence ("the same …"). */
export const KINDS = {
  instrument: { family: 'payment', label: 'payment instrument' },
  wallet: { family: 'payment', label: 'wallet address' },
  gift_card: { family: 'payment', label: 'gift card' },
  bin_name: { family: 'payment', label: 'billing name on one card range' },
  billing_name: { family: 'payment', label: 'billing name' },
  address: { family: 'network', label: 'IP address' },
  slash24: { family: 'network', label: 'IPv4 range (/24)' },
  slash48: { family: 'network', label: 'IPv6 range (/48)' },
  slash64: { family: 'network', label: 'IPv6 network (/64)' },
  asn: { family: 'network', label: 'autonomous system' },
  device: { family: 'device', label: 'device' },
  tls: { family: 'device', label: 'TLS fingerprint' },
  user_agent: { family: 'device', label: 'browser or client name' },
  mailbox: { family: 'identity', label: 'mailbox behind tags and dots' },
  email_domain: { family: 'identity', label: 'e-mail domain' },
  email_shape: { family: 'identity', label: 'e-mail shape' },
  phone: { family: 'identity', label: 'phone number' },
  referral: { family: 'identity', label: 'referral code' },
  org: { family: 'identity', label: 'organisation' },
  template: { family: 'content', label: 'prompt template' },
  same_prompt: { family: 'content', label: 'identical prompt' },
  signup_burst: { family: 'rhythm', label: 'burst of sign-ups' },
  synchronised_prompt: { family: 'rhythm', label: 'identical prompt within seconds' },
} as const satisfies Record<string, { family: Family; label: string }>;

export type Kind = keyof typeof KINDS;
