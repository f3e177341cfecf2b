const kept = { path: '/' };

/** Where somebody wanted to go before signing in. */
export const wantedPath = {
  keep: (path: string): void => {
    if (path !== '/sign-in') kept.path = path;
  },
  take: (): string => {
    const { path } = kept;
    kept.path = '/';
    return path;
  },
};
