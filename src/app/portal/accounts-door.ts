import {
  argonPasswords,
  oneTimeCodes,
  passkeysAt,
  randomTokens,
  sealingWith,
  singleSignOn,
} from '../../platform/auth/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Mail } from '../../platform/mail/index.ts';
import { type AccessPolicy, type Door, doorStore } from '../../rooms/accounts/index.ts';
import { type PolicyBook, packsOf, Speech } from '../../rules/index.ts';
import { brandsIn } from '../brands.ts';
import type { SignOnSettings } from '../settings.ts';
import { letterWriter } from './letters.ts';

export interface DoorOptions {
  readonly db: Database;
  readonly policy: AccessPolicy;
  readonly book: PolicyBook;
  readonly mail: Mail;
  /** Seals second factors and what travels in cookies. */
  readonly secret: string;
  readonly publicUrl: string;
  /** The domain passkeys are made for; the host of the address where it is not set. */
  readonly passkeyDomain?: string | undefined;
  readonly signOn: SignOnSettings | undefined;
  /** Only in a test may an identity provider be spoken to without TLS. */
  readonly allowHttp?: boolean;
  readonly failed: (error: unknown) => void;
}

/** Where the accounts room meets the world outside: argon2, authenticators, identity providers, mail, randomness. */
export async function openAccountsDoor(options: DoorOptions): Promise<Door> {
  const { db, policy, book, mail, secret, publicUrl, passkeyDomain, signOn, allowHttp = false, failed } = options;
  const brands = brandsIn(book);
  const { hostname, origin } = new URL(publicUrl);
  return {
    policy,
    store: doorStore(db, brands),
    within: (work) => db.transaction((tx) => work(doorStore(tx, brands))),
    passwords: await argonPasswords(),
    codes: oneTimeCodes('Madrone'),
    sealing: sealingWith(secret),
    passkeys: passkeysAt({ name: 'Madrone', domain: passkeyDomain ?? hostname, origin }),
    tokens: randomTokens,
    signOn: singleSignOn(signOn ? [{ key: 'organization', ...signOn }] : [], {
      redirectUri: new URL('/sign-on/callback', publicUrl).href,
      allowHttp,
    }),
    post: letterWriter(book, mail, publicUrl, failed),
    planName: (plan, language) => planNameIn(book, plan, language),
    managerDesk: (plan) => managerDeskIn(book, plan),
  };
}

/** A plan or brand as people know it; the key where the policy has neither. */
export function planNameIn(book: PolicyBook, key: string, language: string): string {
  const speech = new Speech(book, language);
  const named = packsOf(book, key)?.flatMap(({ plan }) => [
    { key: plan.plan, name: plan.name },
    ...(plan.brands ?? []).map((brand) => ({ key: brand.key, name: brand.name })),
  ]);
  const found = named?.find((each) => each.key === key);
  return found ? speech.local(found.name) : key;
}

function managerDeskIn(book: PolicyBook, key: string): string | undefined {
  return planPhoneIn(book, key, 'provider_services');
}

/** The phone of one of the plan's services, as its directory publishes it for that brand. */
export function planPhoneIn(book: PolicyBook, key: string, wanted: string): string | undefined {
  const entries = packsOf(book, key)?.flatMap((pack) => (pack.directory ?? []).flatMap((file) => file.entries)) ?? [];
  const contacts = entries
    .filter(({ services }) => services.some(({ service }) => service === wanted))
    .flatMap((entry) => entry.contacts);
  return contacts.find(
    ({ channel, value, brands }) =>
      (channel === 'phone' || channel === 'toll_free') && value !== undefined && (brands?.includes(key) ?? true),
  )?.value;
}
