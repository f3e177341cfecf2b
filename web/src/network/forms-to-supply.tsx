import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { FormTask, NetworkApi } from '../contract/network.ts';
import { Empty, Trouble } from '../parts/states.tsx';
import { type Column, Worklist } from '../parts/worklist.tsx';
import { usePlan } from '../shell/use-plan.ts';
import { type Say, useSay } from '../words/use-say.ts';

/** Providers under contract who have not been given a form of the plan yet. @cites AAH-UM-SUB-02 */
export function FormsToSupply() {
  const say = useSay();
  const { plan } = usePlan();
  const client = useQueryClient();
  const given = useMutation({
    mutationFn: ({ id, form }: FormTask) =>
      ask<NetworkApi['formSupplied']>('POST', '/api/network/forms/supplied', { body: { plan, provider: id, form } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['forms', plan] }),
  });
  return (
    <>
      <p style={{ marginBlockStart: 0 }}>{say('forms.lead')}</p>
      {given.error && <Trouble error={given.error} />}
      <p role="status" style={{ margin: 0 }}>
        {given.isSuccess && say('forms.given_to', { name: given.variables.name })}
      </p>
      <Worklist
        caption={say('network.forms')}
        columns={columnsOf(say, (task) => given.mutate(task))}
        rowKey={({ id, form }) => `${id} ${form}`}
        queryKey={['forms', plan]}
        sort=""
        load={async ({ offset, limit }, signal) => {
          const body = { plan, page: Math.floor(offset / limit) + 1, size: limit };
          const { total, tasks } = await ask<NetworkApi['formsToSupply']>('POST', '/api/network/forms', {
            body,
            signal,
          });
          return { total, rows: tasks };
        }}
        empty={
          <section className="sheet">
            <Empty icon="check" title={say('forms.none')}>
              {say('forms.none_next')}
            </Empty>
          </section>
        }
      />
    </>
  );
}

function columnsOf(say: Say, give: (task: FormTask) => void): readonly Column<FormTask>[] {
  return [
    { id: 'name', header: say('me.name'), cell: (one) => one.name, text: (one) => one.name, width: '32%' },
    { id: 'npi', header: say('papers.npi'), cell: (one) => one.npi, text: (one) => one.npi },
    { id: 'form', header: say('forms.form'), cell: (one) => one.title, text: (one) => one.title },
    {
      id: 'give',
      header: say('forms.give'),
      cell: (one) => (
        <Button
          size="xs"
          variant="default"
          onClick={() => give(one)}
          aria-label={say('forms.give_to', { form: one.title, name: one.name })}
        >
          {say('forms.given')}
        </Button>
      ),
      text: () => '',
    },
  ];
}
