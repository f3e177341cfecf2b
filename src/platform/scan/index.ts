export { clamdScan, noScan, type Scanned } from './clamd.ts';
