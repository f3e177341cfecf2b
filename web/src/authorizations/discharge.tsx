import { Text } from '@mantine/core';
import type { RequestPage } from '../contract/authorizations.ts';
import { Citations } from '../parts/citations.tsx';
import { Icon } from '../parts/icon.tsx';
import { Pairs } from '../parts/pairs.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';

type Task = NonNullable<RequestPage['discharge']>;

/** The task of a planned discharge: its day, whose it is, whom to talk to, what is needed and what of it is done. @cites AAH-UM-INP-04 */
export function Discharge({ discharge }: { readonly discharge: Task }) {
  const say = useSay();
  const { session } = useSitting();
  const { contact } = discharge;
  const noted = discharge.needs.filter(({ state }) => state !== undefined);
  const reach = [contact?.name, contact?.phone].filter(Boolean).join(', ');
  return (
    <Sheet title={say('discharge.title')}>
      <Pairs
        pairs={[
          [say('discharge.planned_for'), say.deadline(discharge.on)],
          discharge.left && [say('discharge.left'), say.date(discharge.left)],
          [
            say('discharge.owner'),
            <span key="owner">
              {say.data('role', discharge.owner)} <Citations ids={discharge.cites} />
            </span>,
          ],
          session.reach !== 'person' && [
            say('discharge.contact'),
            contact ? `${reach} (${say.data('contact_from', contact.from)})` : say('value.unknown'),
          ],
        ]}
      />
      <Text fw={600} size="sm" mt="sm">
        {say('discharge.needs')}
      </Text>
      {noted.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say('discharge.no_needs')}
        </Text>
      ) : (
        <ul className="case-list">
          {noted.map((one) => (
            <li key={one.need}>
              {one.state === 'done' && <Icon name="met" size={14} />} {one.label}:{' '}
              <strong>{say.data('need_state', one.state ?? '')}</strong>
              {one.at !== undefined && (
                <Text size="xs" c="dimmed">
                  {[one.by, say.time(new Date(one.at).toISOString())].filter(Boolean).join(', ')}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
