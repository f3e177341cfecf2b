import { Modal, NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../client.ts';
import type { NoticeApi, WaitingLetter } from '../contract/notices.ts';
import { Screen } from '../parts/screen.tsx';
import { Empty } from '../parts/states.tsx';
import { Worklist } from '../parts/worklist.tsx';
import { useListedPlan } from '../shell/use-listed-plan.ts';
import { usePlan } from '../shell/use-plan.ts';
import { useSay } from '../words/use-say.ts';
import { useTongue } from '../words/words-provider.tsx';
import { CaseLetters } from './case-letters.tsx';
import { deskColumns } from './desk-columns.tsx';
import { askedLetters, DESK_STATES, type DeskFilters } from './desk-filters.ts';
import { useLetterWords } from './use-letter-words.ts';

const route = getRouteApi('/app/letters');

/** Letters that wait or cannot go, oldest first, each with its reason and what mends it. */
export function Letters() {
  const say = useSay();
  return (
    <Screen title={say('nav.letters')} lead={say('letters.lead')}>
      <LetterWorklist />
    </Screen>
  );
}

function LetterWorklist() {
  const say = useSay();
  const words = useLetterWords();
  const go = route.useNavigate();
  const filters = route.useSearch();
  const { language } = useTongue();
  const [opened, open] = useState<WaitingLetter>();
  const asked = askedLetters(filters, useListedPlan(filters.plan));
  return (
    <>
      <DeskChoices filters={filters} put={(next) => void go({ search: next, replace: true })} />
      <Worklist
        caption={say('nav.letters')}
        columns={deskColumns(say, words)}
        rowKey={({ id }) => id}
        queryKey={['letters', 'desk', language, JSON.stringify(asked)]}
        sort="oldest"
        load={async ({ offset, limit }, signal) => {
          const body = { ...asked, page: Math.floor(offset / limit) + 1, size: limit, language };
          const { total, notices } = await ask<NoticeApi['waiting']>('POST', '/api/notices/search', { body, signal });
          return { total, rows: notices };
        }}
        open={open}
        exportName="madrone-letters"
        views={{
          list: 'letters',
          filters,
          apply: (kept) => void go({ search: kept, replace: true }),
        }}
        empty={
          <section className="sheet">
            <Empty icon="check" title={say('letters.none')}>
              {say('letters.none_next')}
            </Empty>
          </section>
        }
      />
      <Modal
        opened={opened !== undefined}
        onClose={() => open(undefined)}
        size="min(1180px, 96vw)"
        title={opened?.number}
        closeButtonProps={{ 'aria-label': say('act.close') }}
      >
        {opened && <CaseLetters handle={opened.handle} opened={opened.id} />}
      </Modal>
    </>
  );
}

interface ChoicesProps {
  readonly filters: DeskFilters;
  readonly put: (next: DeskFilters) => void;
}

/** What the desk is narrowed by; it stands in the address and can be sent to a colleague. */
function DeskChoices({ filters, put }: ChoicesProps) {
  const say = useSay();
  const { plans } = usePlan();
  const change = (name: keyof DeskFilters, value: string) => {
    const { [name]: _, ...rest } = filters;
    put(value === '' ? rest : { ...rest, [name]: value });
  };
  const [stopped, ...states] = Object.keys(DESK_STATES);
  return (
    <section className="filters sheet" aria-label={say('filter.title')} style={{ marginBlockEnd: 16 }}>
      <NativeSelect
        label={say('letters.state')}
        value={filters.state ?? ''}
        onChange={(event) => change('state', event.currentTarget.value)}
        data={[
          { value: '', label: say.data('letters_state', stopped ?? '') },
          ...states.map((value) => ({ value, label: say.data('letters_state', value) })),
        ]}
      />
      {plans.length > 1 && (
        <NativeSelect
          label={say('shell.plan')}
          value={filters.plan ?? ''}
          onChange={(event) => change('plan', event.currentTarget.value)}
          data={[
            { value: '', label: say('requests.this_plan') },
            { value: 'all', label: say('requests.all_plans') },
          ]}
        />
      )}
    </section>
  );
}
