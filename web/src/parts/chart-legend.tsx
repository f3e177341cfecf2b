interface ChartLegendProps {
  readonly parts: readonly { readonly said: string; readonly fill: string }[];
}

/** What each filling of a chart means. */
export function ChartLegend({ parts }: ChartLegendProps) {
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, fontSize: 14, margin: '6px 0' }}>
      {parts.map(({ said, fill }) => (
        <span key={said} style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
          <span
            aria-hidden="true"
            style={{ width: 14, height: 14, borderRadius: 3, background: fill, border: '1px solid #8a9495' }}
          />
          {said}
        </span>
      ))}
    </div>
  );
}
