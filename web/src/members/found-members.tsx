import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { MemberLine } from '../contract/members.ts';
import { Private } from '../parts/private.tsx';
import { Empty } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { wholeName } from './whole-name.ts';

/** Whom a question by exact identity found; the name opens the eligibility page. @cites HN-PORT-05 */
export function FoundMembers({ members }: { readonly members: readonly MemberLine[] }) {
  const say = useSay();
  if (members.length === 0)
    return (
      <Empty icon="person" title={say('members.none')}>
        {say('members.none_next')}
      </Empty>
    );
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }} aria-label={say('members.found', { n: members.length })}>
      {members.map((member) => (
        <Group
          key={member.handle}
          component="li"
          justify="space-between"
          py="sm"
          style={{ borderBlockEnd: '1px solid var(--line)' }}
        >
          <div>
            <Link to="/members/$handle" params={{ handle: member.handle }} style={{ fontWeight: 650 }}>
              <Private>{wholeName(member.name)}</Private>
            </Link>
            <Text size="sm" c="dimmed">
              {say('member.born')} <Private>{member.born ? say.date(member.born) : say('value.unknown')}</Private> ·{' '}
              {say.data('plan', member.plan)}
              {member.county && ` · ${member.county}`}
            </Text>
          </div>
          {member.synthetic && <Badge>{say('member.synthetic')}</Badge>}
        </Group>
      ))}
    </ul>
  );
}
