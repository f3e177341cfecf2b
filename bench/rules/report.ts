/** One line of the report. `reached` is undefined for a figure without a goal. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: '/s' | '×' | 'of it';
  readonly goal?: { readonly least?: number; readonly most?: number };
}

export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}\n`);
  console.log('| figure | measured | goal | reached |');
  console.log('|---|---|---|---|');
  for (const { figure, value, unit, goal } of figures) {
    const aim =
      goal?.least !== undefined
        ? `≥ ${said(goal.least, unit)}`
        : goal?.most !== undefined
          ? `≤ ${said(goal.most, unit)}`
          : '';
    console.log(`| ${figure} | ${said(value, unit)} | ${aim} | ${reached(value, goal)} |`);
  }
}

function reached(value: number, goal: Figure['goal']): string {
  if (!goal) return '';
  return value >= (goal.least ?? value) && value <= (goal.most ?? value) ? 'yes' : 'no';
}

function said(value: number, unit: Figure['unit']): string {
  if (unit === '/s') return `${Math.round(value).toLocaleString('en')}/s`;
  return unit === '×' ? `${value.toFixed(value < 10 ? 2 : 0)}×` : value.toFixed(2);
}
