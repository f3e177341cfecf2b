import { Text, Title } from '@mantine/core';
import type { MemberPage } from '../contract/members.ts';
import { Citations } from '../parts/citations.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { useSay } from '../words/use-say.ts';

/**
 * Whether the member is enrolled with, or in outreach by, an ECM provider, and which.
 * @cites HN-PORT-06, HN-SM-49
 */
export function EcmSection({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  const { state, holder, phone, since, lead } = member.ecm_section;
  return (
    <section className="sheet" aria-labelledby="ecm">
      <Title order={2} size="h4" id="ecm">{say('member.ecm')}</Title>
      <Text fw={650} my="xs">{say.data('ecm', state)}</Text>
      <Pairs
        pairs={[
          ...(holder ? ([[say('member.ecm_holder'), holder]] as const) : []),
          ...(phone ? ([[say('value.phone'), <Phone key="phone" number={phone} />]] as const) : []),
          ...(since ? ([[say('value.since'), say.date(since)]] as const) : []),
          ...(lead ? ([[say('member.ecm_lead'), lead]] as const) : []),
        ]}
      />
      {!holder && <Text size="sm" c="dimmed">{say('member.ecm_nobody')}</Text>}
      <Citations ids={['HN-PORT-06']} />
    </section>
  );
}
