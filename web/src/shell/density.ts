import { useEffect, useState } from 'react';

const KEPT = 'madrone.density';

export function useDensity(): { density: 'comfortable' | 'compact'; toggle: () => void } {
  const [density, setDensity] = useState<'comfortable' | 'compact'>(
    localStorage.getItem(KEPT) === 'compact' ? 'compact' : 'comfortable',
  );
  useEffect(() => {
    document.documentElement.dataset.density = density;
    localStorage.setItem(KEPT, density);
  }, [density]);
  return { density, toggle: () => setDensity(density === 'compact' ? 'comfortable' : 'compact') };
}
