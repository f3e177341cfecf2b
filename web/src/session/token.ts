import { useEffect, useState } from 'react';

/**
 * Tokens of letters stand behind `#`: that part of an address is never sent to a server, and it is taken away at once. A link that is
 * opened where this page stands already only changes that part.
 */
export function useLetterToken(): string | undefined {
  const [token, setToken] = useState(tokenInFragment);
  useEffect(() => {
    const changed = () => setToken((had) => tokenInFragment() ?? had);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return token;
}

function tokenInFragment(): string | undefined {
  const token = location.hash.slice(1);
  if (token.length < 16 || token === 'main') return undefined;
  history.replaceState(history.state, '', location.pathname);
  return token;
}
