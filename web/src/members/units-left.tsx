import { Stack } from '@mantine/core';
import type { MemberPage } from '../contract/members.ts';
import { Empty } from '../parts/states.tsx';
import { UnitsBar } from '../parts/units-bar.tsx';
import { useSay } from '../words/use-say.ts';

/** What is left of the limits this member has drawn on. */
export function UnitsLeft({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  if (member.limits.length === 0)
    return (
      <section className="sheet">
        <Empty icon="check" title={say('units.none')}>
          {say('units.none_next')}
        </Empty>
      </section>
    );
  return (
    <Stack>
      {member.limits.map((one) => (
        <section key={one.title + one.code} className="sheet">
          <UnitsBar
            title={one.title}
            code={one.code}
            counts={one.counts}
            used={one.used}
            reserved={one.reserved}
            left={one.left}
            limit={one.most}
            period={one.period}
            from={one.from}
            to={one.to}
            cites={one.cite}
          />
        </section>
      ))}
    </Stack>
  );
}
