import { MantineThemeProvider } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';

function makeBox(): HTMLElement {
  const box = document.createElement('div');
  box.style.display = 'contents';
  return box;
}

/**
 * Keeps what is in it, dialogs too, in a box that is taken out of the document while `away`: nothing of it is then in the page, to be
 * seen, printed, searched or looked up among its elements. What was typed comes back with it.
 */
export function PutAway({ away, children }: { readonly away: boolean; readonly children: ReactNode }) {
  const [box] = useState(makeBox);
  // As a reference, not an effect: it is called before the effects of what is in the box, some of which put the focus there.
  const place = useCallback(
    (here: HTMLElement | null) => {
      if (!here || away) return;
      here.append(box);
      return () => box.remove();
    },
    [away, box],
  );
  const theme = useMemo(() => ({ components: { Portal: { defaultProps: { target: box } } } }), [box]);
  return (
    <>
      <div ref={place} style={{ display: 'contents' }} />
      <MantineThemeProvider theme={theme}>{createPortal(children, box)}</MantineThemeProvider>
    </>
  );
}
