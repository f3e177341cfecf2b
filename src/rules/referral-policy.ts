import type { Pack } from './compile.ts';
import type { ReferralDoor, ReferralFile, ReferrerKind } from './referral-schema.ts';

/** What a plan's documents and the state's say of referrals together; the plan's own word for a key goes before the state's. */
export function referralPolicy(packs: readonly Pack[]): ReferralFile {
  const files = packs.flatMap(({ referrals }) => referrals ?? []);
  const byKey = <T>(of: (file: ReferralFile) => readonly T[], key: (one: T) => string): T[] => [
    ...new Map(files.flatMap(of).map((one) => [key(one), one] as const)).values(),
  ];
  return {
    cite: files.flatMap(({ cite }) => cite),
    services: byKey(
      ({ services }) => services,
      ({ service }) => service,
    ),
    doors: files.flatMap(({ doors }) => doors),
    referrers: byKey(
      ({ referrers }) => referrers,
      ({ by }) => by,
    ),
    declines: byKey(
      ({ declines }) => declines,
      ({ code }) => code,
    ),
    outcomes: byKey(
      ({ outcomes }) => outcomes,
      ({ code }) => code,
    ),
  };
}

/** The doors the plan's documents open to a referrer for a service, the preferred one first. */
export function doorsFor(
  { doors }: ReferralFile,
  service: string,
  by: ReferrerKind,
): readonly { readonly door: ReferralDoor; readonly preferred: boolean; readonly cite: readonly string[] }[] {
  const open = doors.filter((one) => (one.services?.includes(service) ?? true) && (one.by?.includes(by) ?? true));
  const found = [...Map.groupBy(open, ({ door }) => door)].map(([door, rows]) => ({
    door,
    preferred: rows.some(({ preferred }) => preferred === true),
    cite: rows.flatMap(({ cite }) => cite),
  }));
  return found.toSorted((a, b) => Number(b.preferred) - Number(a.preferred));
}

/** Every citation of a plan's referrals with the address it stands at. */
export function referralCitations({ plan, referrals }: Pack): { at: string; ids: readonly string[] }[] {
  if (!referrals) return [];
  const at = `${plan.plan}/referrals`;
  return [
    { at, ids: referrals.cite },
    ...referrals.services.map((one) => ({ at: `${at}/${one.service}`, ids: one.cite })),
    ...referrals.doors.map((one) => ({ at: `${at}/door ${one.door}`, ids: one.cite })),
    ...referrals.referrers.map((one) => ({ at: `${at}/by ${one.by}`, ids: one.cite })),
    ...[...referrals.declines, ...referrals.outcomes].map((one) => ({ at: `${at}/${one.code}`, ids: one.cite })),
  ];
}
