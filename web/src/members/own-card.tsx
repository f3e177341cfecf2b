import { Badge, Text, Title } from '@mantine/core';
import type { MemberPage, Ward } from '../contract/members.ts';
import { Icon } from '../parts/icon.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { Private } from '../parts/private.tsx';
import { useSay } from '../words/use-say.ts';
import { wholeName } from './whole-name.ts';

const TONE = { yes: 'met', no: 'unmet', unknown: 'unknown' } as const;

/** The card of one person, in plain words: covered or not, the number, the doctor, and whom to call. */
export function OwnCard({ member, relation }: { readonly member: MemberPage; readonly relation: Ward['relation'] }) {
  const say = useSay();
  const { eligibility, full, pcp, group, ecm, plan, plan_phone: phone } = member;
  const tone = TONE[eligibility.eligible];
  const until = member.coverage.at(-1)?.to;
  const nobody = say('own.no_doctor', { plan: say.data('plan', plan) });
  return (
    <section className="sheet" aria-labelledby="own">
      <Title order={2} size="h3" id="own">
        <Private>{wholeName(member.name)}</Private> {member.synthetic && <Badge>{say('member.synthetic')}</Badge>}
      </Title>
      <Text my="sm" fw={650} style={{ color: `var(--${tone})`, display: 'flex', gap: 8, alignItems: 'center' }}>
        <Icon name={tone} />
        {say(relation === 'self' ? `own.${eligibility.eligible}` : `own.ward_${eligibility.eligible}`)}
      </Text>
      <Text size="sm" mb="sm">
        {say.data('own_because', eligibility.because)}
        {eligibility.eligible === 'yes' && until && ` ${say('own.until', { to: say.date(until) })}`}
      </Text>
      <Pairs
        pairs={[
          [say('own.plan'), say.data('plan', plan)],
          [say('own.plan_phone'), phone ? <Phone key="plan" number={phone} /> : say('value.unknown')],
          full && [say('own.number'), <Private key="cin">{full.cin}</Private>],
          [say('own.doctor'), pcp ? (pcp.name ?? pcp.who) : nobody],
          pcp && [say('own.doctor_phone'), pcp.phone ? <Phone key="pcp" number={pcp.phone} /> : say('own.ask_plan')],
          group && [say('member.group'), group.name ?? group.who],
          ecm.who && [say('own.care_manager'), ecm.name ?? ecm.who],
          full && [say('person.texting'), say.data('own_texting', full.may_text)],
          full && [say('person.spoken'), full.spoken ? say.data('tongue', full.spoken) : say('value.not_asked')],
          full && [say('person.format'), say.data('format', full.format)],
        ]}
      />
    </section>
  );
}
