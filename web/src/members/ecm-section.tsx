import { Text, Title } from '@mantine/core';
import type { MemberPage } from '../contract/members.ts';
import { Citations } from '../parts/citations.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { useSay } from '../words/use-say.ts';

/**
 * Whether the member is enrolled with, or in outreach by, an ECM provider, and which.
 * @cites HN-PORT-06, HN-SM-49
 */
export function EcmSection({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  const { status, who, name, from } = member.ecm;
  return (
    <section className="sheet" aria-labelledby="ecm">
      <Title order={2} size="h4" id="ecm">
        {say('member.ecm')}
      </Title>
      <Text fw={650} my="xs">
        {say.data('ecm', status)}
      </Text>
      <Pairs pairs={[who && [say('member.ecm_holder'), name ?? who], from && [say('value.since'), say.date(from)]]} />
      {!who && (
        <Text size="sm" c="dimmed">
          {say('member.ecm_nobody')}
        </Text>
      )}
      <Citations ids={['HN-PORT-06']} />
    </section>
  );
}
