import { Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CaseLine } from '../parts/case-line.tsx';
import { Phone } from '../parts/phone.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { Loaded } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';
import { OwnStanding } from './own-standing.tsx';
import { useMemberContinuity } from './use-member-continuity.ts';

interface OwnContinuityProps {
  readonly plan: string;
  readonly handle: string;
  readonly name: string;
  readonly phone: string | undefined;
}

/** On the member's own page: the way to ask to stay with a provider, and where each request stands. @cites AAH-UM-COCR-15 */
export function OwnContinuity({ plan, handle, name, phone }: OwnContinuityProps) {
  const say = useSay();
  const found = useMemberContinuity(plan, handle);
  return (
    <Sheet title={say('continuity.own')}>
      <Stack gap="sm">
        <Text>{say('own_continuity.lead')}</Text>
        <Button
          variant="default"
          mih={44}
          style={{ alignSelf: 'flex-start' }}
          styles={{ root: { height: 'auto', paddingBlock: 6 }, label: { whiteSpace: 'normal' } }}
          renderRoot={(props) => <Link {...props} to="/continuity/new" state={{ member: { handle, name } }} />}
        >
          {say('own_continuity.ask')}
        </Button>
        <Loaded query={found}>
          {({ cases }) =>
            cases.length > 0 && (
              <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
                {cases.map((line) => (
                  <CaseLine key={line.handle} about={<OwnStanding line={line} />} aside={null}>
                    <Link to="/continuity/$handle" params={{ handle: line.handle }}>
                      {line.number}
                    </Link>{' '}
                    {say.time(new Date(line.received).toISOString())}
                  </CaseLine>
                ))}
              </ul>
            )
          }
        </Loaded>
        <Text size="sm">
          {say('own_continuity.change_any_time')} {phone && <Phone number={phone} />}
        </Text>
      </Stack>
    </Sheet>
  );
}
