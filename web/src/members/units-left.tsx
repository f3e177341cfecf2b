import { Stack } from '@mantine/core';
import type { MemberPage } from '../contract/members.ts';
import { Empty } from '../parts/states.tsx';
import { UnitsBar } from '../parts/units-bar.tsx';
import { useSay } from '../words/use-say.ts';

/** What is left of the limits this member has drawn on. */
export function UnitsLeft({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  if (member.units.length === 0) return <Empty icon="check" title={say('units.none')}>{say('units.none_next')}</Empty>;
  return (
    <Stack>
      {member.units.map((one) => (
        <section key={one.title + one.from} className="sheet">
          <UnitsBar
            title={one.title}
            used={one.used}
            reserved={one.reserved}
            limit={one.limit}
            period={one.to ? say('value.from_to', { from: say.date(one.from), to: say.date(one.to) }) : say('value.from_on', { from: say.date(one.from) })}
            cites={one.cites}
          />
        </section>
      ))}
    </Stack>
  );
}
