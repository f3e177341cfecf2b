import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ContinuityPage } from '../contract/continuity.ts';
import { CaseLetters } from '../notices/case-letters.tsx';
import { Files, FileViewer } from '../parts/case-files.tsx';
import { CaseStory } from '../parts/case-story.tsx';
import { useSay } from '../words/use-say.ts';
import { Actions } from './actions.tsx';
import { Arrangement } from './arrangement.tsx';
import { CaseFacts } from './case-facts.tsx';

/** The member's page of his own case: what was decided, what he may do, what he asked, what happened. @cites AAH-UM-COCR-15 */
export function OwnCase({ page }: { readonly page: ContinuityPage }) {
  const say = useSay();
  const [shown, show] = useState<string>();
  const file = page.files.find(({ id }) => id === shown);
  return (
    <>
      <Stack className="narrow">
        {file && <FileViewer file={file} close={() => show(undefined)} />}
        <Arrangement page={page} />
        <Actions page={page}>
          {page.state === 'open' && <Text size="sm">{say('own_continuity.free_to_go')}</Text>}
        </Actions>
        <CaseFacts page={page} />
        {page.files.length > 0 && <Files files={page.files} shown={shown} show={show} />}
        <CaseLetters handle={page.handle} />
      </Stack>
      <CaseStory story={page.story} />
    </>
  );
}
