import { Button, Menu } from '@mantine/core';
import { useSay } from '../words/use-say.ts';
import { ExportButton } from './export-button.tsx';
import { Icon } from './icon.tsx';
import { SavedViews, type ViewsOf } from './saved-views.tsx';

interface ToolsProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly put: (hidden: readonly string[]) => void;
  readonly sort: string;
  readonly views?: ViewsOf | undefined;
  readonly taking?: { readonly name: string; readonly file: () => Promise<Blob> } | undefined;
}

/** Which columns, under which saved view, and the list as a file. */
export function WorklistTools({ columns, hidden, toggle, put, sort, views, taking }: ToolsProps) {
  const say = useSay();
  const shown = columns.filter(({ id }) => !hidden.has(id)).map(({ id }) => id);
  return (
    <div className="no-print" style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
      {views && (
        <SavedViews
          views={views}
          shown={shown}
          sort={sort}
          show={(ids) => put(ids.length === 0 ? [] : columns.map(({ id }) => id).filter((id) => !ids.includes(id)))}
        />
      )}
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<Icon name="columns" size={16} />}>
            {say('list.columns')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {columns.map(({ id, header }) => (
            <Menu.CheckboxItem
              key={id}
              checked={!hidden.has(id)}
              disabled={shown.length === 1 && shown[0] === id}
              onChange={() => toggle(id)}
            >
              {header}
            </Menu.CheckboxItem>
          ))}
        </Menu.Dropdown>
      </Menu>
      {taking && <ExportButton name={taking.name} file={taking.file} />}
    </div>
  );
}
