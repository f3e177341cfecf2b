/** Tokens of letters stand behind `#`: that part of an address is never sent to a server, and it is taken away at once. */
export function tokenInFragment(): string | undefined {
  const token = location.hash.slice(1);
  if (token.length < 16 || token === 'main') return undefined;
  history.replaceState(history.state, '', location.pathname);
  return token;
}
