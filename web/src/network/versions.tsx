import { Text } from '@mantine/core';
import type { Version } from '../contract/network.ts';
import { useSay } from '../words/use-say.ts';

/** Every change: what, when, who, in whose name. */
export function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const say = useSay();
  if (versions.length === 0) return <Text size="sm">{say('versions.none')}</Text>;
  return (
    <ol reversed style={{ margin: 0, paddingInlineStart: 24 }}>
      {versions.map(({ version, fields, by, organization, at }) => (
        <li key={version} style={{ paddingBlock: 4 }}>
          <Text size="sm">
            {isFirst({ version, by })
              ? say('versions.before')
              : fields.length === 0
                ? say('versions.checked', { by, organization })
                : say('versions.changed', {
                    what: say.list(fields.map((field) => say.data('site_field', field))),
                    by,
                    organization,
                  })}
          </Text>
          {!isFirst({ version, by }) && (
            <Text size="xs" c="dimmed">
              {say.time(at)}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What stood there before anybody changed it here. */
function isFirst({ version, by }: Pick<Version, 'version' | 'by'>): boolean {
  return version === 1 && by === 'madrone';
}
