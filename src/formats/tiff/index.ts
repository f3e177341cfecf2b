export { tiffAsPdf } from './tiff-as-pdf.ts';
