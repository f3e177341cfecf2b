import { Button, Checkbox, Menu } from '@mantine/core';
import { useSay } from '../words/use-say.ts';
import { Icon } from './icon.tsx';

interface ToolsProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly exportRows?: (() => void) | undefined;
}

/** Which columns, and the list as a file. */
export function WorklistTools({ columns, hidden, toggle, exportRows }: ToolsProps) {
  const say = useSay();
  return (
    <div className="no-print" style={{ display: 'flex', gap: 8 }}>
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<Icon name="columns" size={16} />}>
            {say('list.columns')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {columns.map(({ id, header }) => (
            <Menu.Item
              key={id}
              role="menuitemcheckbox"
              aria-checked={!hidden.has(id)}
              onClick={() => toggle(id)}
              leftSection={<Checkbox.Indicator checked={!hidden.has(id)} />}
            >
              {header}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {exportRows && (
        <Button variant="default" size="xs" leftSection={<Icon name="download" size={16} />} onClick={exportRows}>
          {say('list.export')}
        </Button>
      )}
    </div>
  );
}
