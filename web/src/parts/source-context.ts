import { createContext, use } from 'react';

/** Opens the panel that shows a public statement by its id. */
export const SourceContext = createContext<(id: string) => void>(() => {});

export const useSource = () => use(SourceContext);
